package ai.halo.domain.reanalysis;

import ai.halo.domain.Word;
import ai.halo.domain.analysis.Analysis;
import java.util.EnumSet;
import java.util.Set;

/** In what two judgements of one talk differ. */
public enum Difference implements Word {
  /** In what it meant. */
  DISPOSITION("disposition"),
  /** In how much the customer wants it. */
  INTEREST("interest"),
  /** In whether it would have become a lead. */
  LEAD("lead"),
  /** In whether the customer asked not to be called again. */
  OPT_OUT("opt_out"),
  /** In when the customer wants to be called again. */
  CALLBACK("callback"),
  /** In what an operator reads. */
  SUMMARY("summary");

  private final String word;

  Difference(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** All there are between two judgements; confidence and origin are none. */
  public static Set<Difference> between(Analysis before, Analysis after) {
    var found = EnumSet.noneOf(Difference.class);
    note(found, DISPOSITION, before.disposition() == after.disposition());
    note(found, INTEREST, before.interest().level() == after.interest().level());
    note(found, LEAD, before.createLead() == after.createLead());
    note(found, OPT_OUT, before.optOut() == after.optOut());
    note(found, CALLBACK, before.callback().equals(after.callback()));
    note(found, SUMMARY, before.summary().equals(after.summary()));
    return found;
  }

  private static void note(Set<Difference> found, Difference difference, boolean isSame) {
    if (!isSame) {
      found.add(difference);
    }
  }
}
