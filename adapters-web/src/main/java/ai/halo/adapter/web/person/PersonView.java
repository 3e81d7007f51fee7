package ai.halo.adapter.web.person;

import ai.halo.application.usecase.LookUpPerson.Person;
import ai.halo.domain.port.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a person. */
@Schema(name = "Person")
record PersonView(
    long calls,
    @Schema(description = "when the first call was placed; null without calls")
        @Nullable Instant firstCallAt,
    @Schema(description = "when the last call was placed; null without calls")
        @Nullable Instant lastCallAt,
    @Schema(description = "whether the number is on the do-not-call list") boolean listed) {

  static PersonView of(Person person) {
    return new PersonView(
        person.found().map(PersonalData.Found::calls).orElse(0L),
        person.found().map(PersonalData.Found::first).orElse(null),
        person.found().map(PersonalData.Found::last).orElse(null),
        person.listed());
  }

  /** What was erased. */
  @Schema(name = "Erasure")
  record ErasedView(
      int calls, @Schema(description = "that were deleted at the provider") int recordings) {}

  /** How long what is kept, in days; 0 for ever. */
  @Schema(name = "Retention")
  record RetentionView(long recordings, long words, long numbers, long audit) {}
}
