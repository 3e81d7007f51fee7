package ai.halo.adapter.web.audit;

import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditArea;
import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.port.AuditLog;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry of the audit log. */
@Schema(name = "AuditEntry")
record AuditEntryView(
    @Schema(description = "in the order of writing") long no,
    Instant at,
    @Schema(
            description =
                "the user's name, or halo for HALO's own work; null where nobody is known by the"
                    + " name that was given")
        @Nullable String by,
    @Schema(description = "the network address it was asked for from; null for HALO's own work")
        @Nullable String address,
    @WordOf(AuditAction.class) String action,
    @WordOf(AuditArea.class) String area,
    @Nullable SubjectView about,
    @Schema(description = "more about it, in words and numbers") Map<String, String> details) {

  /** To whom or what it was done. */
  @Schema(name = "AuditSubject")
  record SubjectView(@WordOf(Subject.Kind.class) String kind, String name) {
    static SubjectView of(Subject subject) {
      return new SubjectView(subject.kind().word(), subject.name());
    }
  }

  /** One page, newest first. */
  @Schema(name = "AuditPage")
  record Page(
      List<AuditEntryView> items,
      @Schema(description = "null on the last page") @Nullable String nextCursor) {}

  static AuditEntryView of(AuditLog.Numbered numbered) {
    AuditEntry entry = numbered.entry();
    return new AuditEntryView(
        numbered.key().no(),
        entry.at(),
        entry.by().orElse(null),
        entry.address().orElse(null),
        entry.action().word(),
        entry.action().area().word(),
        entry.about().map(SubjectView::of).orElse(null),
        entry.details());
  }
}
