package ai.halo.domain.conversation;

import java.util.List;
import java.util.stream.Collectors;

/** All that was said in a talk, in its order. */
public record Transcript(List<Utterance> utterances) {
  /** Keeps a copy in the given order. */
  public Transcript {
    utterances = List.copyOf(utterances);
  }

  /**
   * Whether somebody at the other end said a word; a machine's greeting counts, for nobody can tell
   * it by its letters.
   */
  public boolean hasCustomerSpeech() {
    return utterances.stream()
        .anyMatch(line -> line.speaker() == Speaker.CUSTOMER && line.hasSpeech());
  }

  /** The lines of one side, in order. */
  public List<Utterance> by(Speaker speaker) {
    return utterances.stream().filter(line -> line.speaker() == speaker).toList();
  }

  /**
   * A text for people: one line each, {@code Agent: …} or {@code Customer: …}; empty when nothing
   * was said.
   */
  public String asText() {
    return utterances.stream()
        .map(line -> (line.speaker() == Speaker.AGENT ? "Agent: " : "Customer: ") + line.text())
        .collect(Collectors.joining("\n"));
  }
}
