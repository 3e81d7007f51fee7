package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.Analysis;
import ai.halo.domain.analysis.AnalysisOrigin;
import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.analysis.CallbackWish;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.Evidence;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.port.ConversationAnalyzer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges a talk by phrases of Russian, Uzbek, Tajik and English, with no account and no network.
 *
 * <p>Only the customer's lines count; the prompt and the agent's lines are not read. The same talk
 * gets the same analysis always. It takes time in proportion to the length of the talk, has no
 * state, may be shared between threads, and throws on no text.
 */
public final class RuleBasedConversationAnalyzer implements ConversationAnalyzer {
  /** The word for this analyzer. */
  public static final String ANALYZER = "rules";

  private final Optional<Tongue> operator;
  private final AnalysisOrigin origin;
  private final Map<Tongue, Lexicon> lexicons = new EnumMap<>(Tongue.class);
  private final Map<Tongue, Texts> texts = new EnumMap<>(Tongue.class);
  private final Map<Tongue, Clockwords> times = new EnumMap<>(Tongue.class);

  /** Writes summaries in Russian. */
  public RuleBasedConversationAnalyzer() {
    this(Language.RUSSIAN);
  }

  /**
   * Writes summaries in this language; {@link Language#AUTO} means in that of each call.
   *
   * @throws IllegalStateException when the application is packaged without its lexicons
   */
  public RuleBasedConversationAnalyzer(Language operator) {
    this.operator = Tongue.of(operator);
    this.origin =
        new AnalysisOrigin(
            ANALYZER, "lexicon", Resources.version(), Optional.empty(), AnalysisOrigin.Usage.NONE);
    for (var tongue : Tongue.values()) {
      lexicons.put(tongue, Resources.lexicon(tongue));
      texts.put(tongue, Resources.texts(tongue));
      times.put(tongue, Resources.times(tongue));
    }
  }

  @Override
  public Analysis analyze(AnalysisRequest request) {
    var ofCall = Tongue.of(request.language());
    var lines = new Ear(lexicons(ofCall)).listen(request.transcript().by(Speaker.CUSTOMER));
    var talk = Talk.of(lines);
    var verdict = Judge.of(talk);
    var quotes = new Quotes(lines);
    var report = new Report(talk, verdict, quotes);
    var customer = TongueGuess.of(talk.people(), ofCall);
    var reader = operator.or(() -> ofCall).orElse(customer);
    return new Analysis(
        verdict.disposition(),
        report.summary(texts(reader)),
        report.message(texts(customer)),
        report.interest(texts(reader)),
        verdict.disposition() == Disposition.INTERESTED,
        verdict.confidence(),
        evidence(talk, verdict, quotes),
        customer.language(),
        verdict.disposition() == Disposition.OPT_OUT,
        wish(verdict, talk, ofCall),
        origin);
  }

  /**
   * Where the customer asks not to be called again, as evidence of {@link Evidence#OF_OPT_OUT};
   * empty when they do not. It listens for nothing else, beside whatever analyzer there is.
   */
  public List<Evidence> listen(Transcript transcript, Language language) {
    var lines = new Ear(lexicons(Tongue.of(language))).listen(transcript.by(Speaker.CUSTOMER));
    var optOuts = Talk.of(lines).cues().filter(cue -> cue.cue() == Cue.OPT_OUT).toList();
    return new Quotes(lines).evidence(Evidence.OF_OPT_OUT, optOuts);
  }

  private static List<Evidence> evidence(Talk talk, Verdict verdict, Quotes quotes) {
    var evidence = new ArrayList<>(quotes.evidence(Evidence.OF_DISPOSITION, verdict.grounds()));
    if (verdict.disposition() == Disposition.OPT_OUT) {
      evidence.addAll(quotes.evidence(Evidence.OF_OPT_OUT, verdict.grounds()));
    }
    if (verdict.disposition() == Disposition.CALLBACK) {
      evidence.addAll(quotes.evidence(Evidence.OF_CALLBACK, verdict.grounds()));
    }
    switch (verdict.interest()) {
      case MEDIUM, HIGH ->
          evidence.addAll(
              quotes.evidence(
                  Evidence.OF_INTEREST,
                  talk.cues().filter(cue -> showsInterest(cue.cue())).toList()));
      case NONE, LOW -> {
        // There is nothing to show for it.
      }
    }
    return evidence;
  }

  private Optional<CallbackWish> wish(Verdict verdict, Talk talk, Optional<Tongue> ofCall) {
    return verdict.disposition() == Disposition.CALLBACK
        ? new Wishes(inOrder(ofCall, times)).in(talk.people())
        : Optional.empty();
  }

  private static boolean showsInterest(Cue cue) {
    return cue == Cue.ASKS_PRICE || cue == Cue.ASKS_TERMS || cue == Cue.LIKING;
  }

  /**
   * The language of the call first, since words that two languages share are most likely of that
   * one.
   */
  private List<Lexicon> lexicons(Optional<Tongue> first) {
    return inOrder(first, lexicons);
  }

  private static <T> List<T> inOrder(Optional<Tongue> first, Map<Tongue, T> all) {
    var ordered = new ArrayList<T>();
    first.map(all::get).ifPresent(ordered::add);
    all.forEach((tongue, one) -> {
      if (first.filter(tongue::equals).isEmpty()) {
        ordered.add(one);
      }
    });
    return ordered;
  }

  private Texts texts(Tongue tongue) {
    return Objects.requireNonNull(texts.get(tongue), "every language has texts");
  }
}
