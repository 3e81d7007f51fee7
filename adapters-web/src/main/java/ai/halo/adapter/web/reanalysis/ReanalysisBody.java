package ai.halo.adapter.web.reanalysis;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.Given;
import ai.halo.domain.InvalidValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** A re-analysis to start. */
@Schema(name = "NewReanalysis")
record ReanalysisBody(
    @Schema(
            type = "string",
            requiredMode = RequiredMode.REQUIRED,
            description = "one of the analyzers that the list names")
        Given analyzer,
    @Schema(
            type = "string",
            format = "date-time",
            requiredMode = RequiredMode.REQUIRED,
            description = "the first instant of creation of the calls")
        Given from,
    @Schema(
            type = "string",
            format = "date-time",
            requiredMode = RequiredMode.REQUIRED,
            description = "the last one, exclusive")
        Given to) {

  /** What was asked for, read. */
  record Wish(String analyzer, Instant from, Instant to) {}

  /** The wish, or a 422 that names every bad field. */
  Wish wish() {
    var form = new Form();
    var name = form.read("analyzer", analyzer, "analyzer", text -> text);
    var first = form.read("from", from, "time", ReanalysisBody::time);
    var last = form.read("to", to, "time", ReanalysisBody::time);
    if (first.value().isPresent()
        && last.value().isPresent()
        && !first.get().isBefore(last.get())) {
      form.bad("to", "period.empty", "must be later than from");
    }
    form.complete();
    return new Wish(name.get(), first.get(), last.get());
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException e) {
      throw new InvalidValue("time.format", "must be a time such as 2026-11-22T10:00:00Z");
    }
  }
}
