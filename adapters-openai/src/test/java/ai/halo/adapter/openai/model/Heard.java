package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisRequest;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Talks for tests, and a talk as a model reads it back out of a question. */
final class Heard {
  private static final Pattern LINE = Pattern.compile("(?m)^\\[(\\d+)] (agent|customer): ?(.*)$");

  private Heard() {}

  /** A talk of these lines, each beginning with {@code Agent: } or {@code Customer: }. */
  static AnalysisRequest talk(Language language, String... lines) {
    var utterances = new ArrayList<Utterance>();
    for (var line : List.of(lines)) {
      var speaker = line.startsWith("Agent:") ? Speaker.AGENT : Speaker.CUSTOMER;
      var text = line.substring(line.indexOf(':') + 1);
      var no = utterances.size() + 1;
      utterances.add(new Utterance(no, speaker, text, Duration.ofSeconds(no)));
    }
    return new AnalysisRequest("Предложи интернет.", language, new Transcript(utterances));
  }

  /** What an honest model understands of a question: the lines that are really there. */
  static AnalysisRequest in(FakeModel.Asked asked) {
    var utterances = new ArrayList<Utterance>();
    var matcher = LINE.matcher(asked.input());
    while (matcher.find()) {
      var no = Integer.parseInt(matcher.group(1));
      var speaker = matcher.group(2).equals("agent") ? Speaker.AGENT : Speaker.CUSTOMER;
      utterances.add(new Utterance(no, speaker, matcher.group(3), Duration.ofSeconds(no)));
    }
    return new AnalysisRequest("", Language.AUTO, new Transcript(utterances));
  }
}
