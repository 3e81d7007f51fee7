package ai.halo.adapter.web.call;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.Word;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.analysis.InterestLevel;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.call.Voice;
import ai.halo.domain.contact.Language;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.port.CallList;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list shows of a call. */
@Schema(name = "CallListItem")
record CallItemView(
    UUID id,
    String phoneNumber,
    @WordOf(Language.class) String language,
    @WordOf(Voice.class) String voice,
    @WordOf(CallStatus.class) String status,
    @WordOf(Ending.class) @Nullable String ending,
    @WordOf(Disposition.class) @Nullable String disposition,
    @Schema(description = "seconds talked") @Nullable Long duration,
    @WordOf(CrmStatus.class) String crmStatus,
    @WordOf(InterestLevel.class) @Nullable String interestLevel,
    @Nullable String summary,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant completedAt) {

  /** One page, newest first. */
  @Schema(name = "CallPage")
  record Page(
      List<CallItemView> items,
      @Schema(description = "null on the last page") @Nullable String nextCursor,
      @Schema(description = "how many calls match in all") long total) {}

  static CallItemView of(CallList.Entry entry) {
    return new CallItemView(
        entry.id().value(),
        Numbers.shown(entry.phone()),
        entry.language().word(),
        entry.voice().word(),
        entry.status().word(),
        word(entry.ending()),
        word(entry.disposition()),
        entry.talk().map(Duration::toSeconds).orElse(null),
        entry.crmStatus().word(),
        word(entry.interest()),
        entry.summary().filter(text -> !text.isBlank()).orElse(null),
        entry.createdAt(),
        entry.updatedAt(),
        entry.endedAt().orElse(null));
  }

  private static @Nullable String word(Optional<? extends Word> member) {
    return member.map(Word::word).orElse(null);
  }
}
