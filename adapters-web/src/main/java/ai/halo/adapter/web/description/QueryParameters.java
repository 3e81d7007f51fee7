package ai.halo.adapter.web.description;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.enums.ParameterStyle;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the queries that are read by hand, so that one answer can name every bad parameter. */
public final class QueryParameters {
  private QueryParameters() {}

  /** How many at most. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
  public @interface Limit {}

  /** From where on. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "next_cursor of the page before",
      schema = @Schema(type = "string"))
  public @interface Cursor {}

  /** From when to when. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "the first instant, inclusive",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "the last instant, exclusive",
      schema = @Schema(type = "string", format = "date-time"))
  public @interface Period {}

  /** Which calls, by their language and meaning. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Parameter(
      name = "language",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  @Parameter(
      name = "disposition",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  @Period
  public @interface Which {}

  /** The query of the list of calls. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @Limit
  @Which
  @Cursor
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  @Parameter(
      name = "crm_status",
      in = ParameterIn.QUERY,
      description = "repeated or separated by commas",
      style = ParameterStyle.FORM,
      explode = Explode.FALSE,
      array = @ArraySchema(schema = @Schema(type = "string")))
  @Parameter(
      name = "review",
      in = ParameterIn.QUERY,
      description = "only the calls that wait for a person to say what they meant",
      schema = @Schema(type = "string", allowableValues = "waiting"))
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "2 to 15 digits, any part of the number",
      schema = @Schema(type = "string", minLength = 2))
  public @interface OfCalls {}

  /** The query of a list without filters. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @Limit
  @Cursor
  public @interface OfAPage {}

  /** The query of the figures. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @Which
  @Parameter(
      name = "tz",
      in = ParameterIn.QUERY,
      description = "where days and hours begin, a name of the IANA time zone database",
      schema = @Schema(type = "string", defaultValue = "UTC", example = "Asia/Tashkent"))
  public @interface OfFigures {}
}
