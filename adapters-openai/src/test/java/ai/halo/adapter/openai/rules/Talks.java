package ai.halo.adapter.openai.rules;

import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes talks down shortly: {@code "A: …"} is the agent, {@code "C: …"} the customer. */
final class Talks {
  private Talks() {}

  /** The talk in these lines, placed in a language. */
  static AnalysisRequest talk(Language language, List<String> lines) {
    var utterances = new ArrayList<Utterance>();
    for (var line : lines) {
      var speaker = line.startsWith("A: ") ? Speaker.AGENT : Speaker.CUSTOMER;
      var no = utterances.size() + 1;
      utterances.add(new Utterance(no, speaker, line.substring(3), Duration.ofSeconds(4L * no)));
    }
    return new AnalysisRequest("Offer what we have.", language, new Transcript(utterances));
  }

  /** The talk in these lines, in whatever language. */
  static AnalysisRequest talk(String... lines) {
    return talk(Language.AUTO, List.of(lines));
  }
}
