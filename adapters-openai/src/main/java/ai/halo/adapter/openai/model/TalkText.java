package ai.halo.adapter.openai.model;

import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Transcript;
import ai.halo.domain.conversation.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * A talk as the model reads it: one line each, with its number and who said it.
 *
 * <p>What is said cannot look like another line: whatever breaks a line becomes a blank.
 */
final class TalkText {
  private TalkText() {}

  /**
   * The talk in at most about {@code longest} characters. Of a longer one the beginning and the end
   * are kept, where people say who they are and what they decided, and a note says how much is
   * missing between.
   */
  static String of(Transcript transcript, int longest) {
    var lines = transcript.utterances().stream().map(TalkText::line).toList();
    var length = lines.stream().mapToInt(line -> line.length() + 1).sum();
    return String.join("\n", length <= longest ? lines : shortened(lines, longest));
  }

  private static List<String> shortened(List<String> lines, int longest) {
    int head = 0;
    for (int left = longest / 3; head < lines.size() && left >= lines.get(head).length(); head++) {
      left -= lines.get(head).length() + 1;
    }
    int tail = lines.size();
    for (int left = longest - longest / 3;
        tail > head && left >= lines.get(tail - 1).length();
        tail--) {
      left -= lines.get(tail - 1).length() + 1;
    }
    var kept = new ArrayList<>(lines.subList(0, head));
    kept.add("[%d lines are left out here]".formatted(tail - head));
    kept.addAll(lines.subList(tail, lines.size()));
    return kept;
  }

  private static String line(Utterance said) {
    var who = said.speaker() == Speaker.AGENT ? "agent" : "customer";
    return "[%d] %s: %s".formatted(said.no(), who, oneLine(said.text()));
  }

  private static String oneLine(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints().map(c -> breaks(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean breaks(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
