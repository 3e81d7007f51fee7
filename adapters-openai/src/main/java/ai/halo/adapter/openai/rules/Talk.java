package ai.halo.adapter.openai.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the customer's side of a talk holds once the lines that no person said to the caller are
 * told apart.
 *
 * @param people what people said, in order
 * @param machine what a machine announced
 */
record Talk(List<Line> people, List<Line> machine) {

  /** Sorts the customer's lines. */
  static Talk of(List<Line> lines) {
    var people = new ArrayList<Line>();
    var machine = new ArrayList<Line>();
    for (var line : lines) {
      if (isAnnouncement(line) || (!machine.isEmpty() && continuesAnnouncement(line))) {
        machine.add(line);
      } else {
        people.add(withoutInstructions(line));
      }
    }
    return new Talk(List.copyOf(people), List.copyOf(machine));
  }

  /** Whether a machine answered and nobody after or before it took a stance. */
  boolean isMachineOnly() {
    return !machine.isEmpty()
        && cues().noneMatch(cue -> cue.cue().stance() != Stance.NONE && cue.strength() >= 1);
  }

  /** All that people said, in order. */
  Stream<Heard> cues() {
    return people.stream().flatMap(line -> line.cues().stream());
  }

  /** Whether people gave this cue. */
  boolean has(Cue cue) {
    return people.stream().anyMatch(line -> line.has(cue));
  }

  /** No machine asks not to be called again. */
  private static boolean isAnnouncement(Line line) {
    return line.has(Cue.MACHINE) && !line.has(Cue.OPT_OUT);
  }

  /** “Please call back later” is what machines say too; a person would greet. */
  private static boolean continuesAnnouncement(Line line) {
    return !line.has(Cue.PERSON)
        && line.cues().stream()
            .map(cue -> cue.cue().stance())
            .allMatch(stance -> stance == Stance.LATER || stance == Stance.NONE);
  }

  /**
   * Whoever dictates a verdict to a computer has told the caller nothing, save that they want no
   * more calls.
   */
  private static Line withoutInstructions(Line line) {
    return line.has(Cue.INSTRUCTION)
        ? new Line(
            line.no(),
            line.text(),
            line.cues().stream().filter(cue -> cue.cue() == Cue.OPT_OUT).toList())
        : line;
  }
}
