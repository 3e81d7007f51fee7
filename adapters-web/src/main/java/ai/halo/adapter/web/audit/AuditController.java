package ai.halo.adapter.web.audit;

import ai.halo.adapter.web.description.QueryParameters;
import ai.halo.adapter.web.http.QueryForm;
import ai.halo.adapter.web.http.Uuids;
import ai.halo.application.usecase.BrowseAudit;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.Username;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditArea;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.AuditLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, when and from where. */
@RestController
@Tag(name = "audit", description = "Who did what, when and from where; for administrators")
final class AuditController {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

  private final BrowseAudit browseAudit;

  AuditController(BrowseAudit browseAudit) {
    this.browseAudit = browseAudit;
  }

  @GetMapping("/api/audit")
  @QueryParameters.OfAPage
  @QueryParameters.Period
  @Operation(
      operationId = "listAudit",
      summary = "Look through the audit log, newest first; for administrators")
  @Parameter(
      name = "by",
      in = ParameterIn.QUERY,
      description = "a user's name, or halo for HALO's own work",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "area",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  @Parameter(
      name = "action",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  @Parameter(
      name = "call",
      in = ParameterIn.QUERY,
      description = "the id of a call",
      schema = @Schema(type = "string", format = "uuid"))
  AuditEntryView.Page page(HttpServletRequest request) {
    var query =
        QueryForm.of(request, "limit", "cursor", "by", "area", "action", "call", "from", "to");
    var limit = query.number("limit", 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
    var after = query.one("cursor", AuditController::place);
    var from = query.instant("from");
    var to = query.instant("to");
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      query.bad("to", "period.empty", "must be later than from");
    }
    var areas = query.words("area", AuditArea.class);
    var actions = query.words("action", AuditAction.class);
    var filter =
        new AuditLog.Filter(
            query.one("by", text -> new Username(text).value()),
            actions(areas, actions),
            query.one("call", AuditController::call),
            from,
            to);
    query.complete();
    var page = browseAudit.page(filter, after, limit);
    return new AuditEntryView.Page(
        page.entries().stream().map(AuditEntryView::of).toList(),
        page.next().map(AuditController::cursor).orElse(null));
  }

  /** All that is of one of the areas, and these besides. */
  private static Set<AuditAction> actions(Set<AuditArea> areas, Set<AuditAction> actions) {
    if (areas.isEmpty()) {
      return actions;
    }
    var found = EnumSet.noneOf(AuditAction.class);
    areas.forEach(area -> found.addAll(AuditAction.of(area)));
    found.addAll(actions);
    return found;
  }

  private static Subject call(String text) {
    return Uuids.read(text)
        .map(id -> Subject.of(new CallId(id)))
        .orElseThrow(() -> new InvalidValue("call.format", "must be the id of a call"));
  }

  private static String cursor(AuditLog.Key key) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, key.at()) + "." + key.no();
  }

  private static AuditLog.Key place(String text) {
    var found = CURSOR.matcher(text);
    if (!found.matches()) {
      throw new InvalidValue("cursor.invalid", "is not a cursor of this list");
    }
    return new AuditLog.Key(
        Instant.EPOCH.plus(Long.parseLong(found.group(1)), ChronoUnit.MICROS),
        Long.parseLong(found.group(2)));
  }
}
