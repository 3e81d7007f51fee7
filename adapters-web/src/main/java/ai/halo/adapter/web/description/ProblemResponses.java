package ai.halo.adapter.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds to every operation the problems that it may answer with. */
final class ProblemResponses implements OpenApiCustomizer {
  private static final String PROBLEM = "#/components/schemas/Problem";

  /** The statuses, in order, with what they mean and their codes. */
  private static final Map<Integer, String> MEANINGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(400, "The request cannot be read: body.unreadable, request.malformed"),
              Map.entry(
                  401,
                  "Nobody is signed in: auth.required, auth.bad_credentials,"
                      + " auth.second_factor_required, auth.wrong_code"),
              Map.entry(
                  403,
                  "Not allowed: auth.forbidden, auth.setup_required, auth.client_required,"
                      + " recording.not_permitted"),
              Map.entry(
                  404,
                  "Not there: call.not_found, attempt.not_found, recording.not_found,"
                      + " do_not_call.not_found, user.not_found, key.not_found,"
                      + " path.not_found, sandbox.not_there"),
              Map.entry(406, "No answer in a form that is asked for: accept.not_acceptable"),
              Map.entry(
                  409,
                  "A rule says no: call.already_ended, call.not_failed, call.do_not_call,"
                      + " idempotency.conflict, username.taken, session.not_granted,"
                      + " brake.not_applied, attempt.not_unknown, do_not_call.listed, person.under_way,"
                      + " user.yourself,"
                      + " user.last_administrator, key.too_many, second_factor.there_already,"
                      + " second_factor.not_there"),
              Map.entry(413, "The body is longer than the limit: body.too_large"),
              Map.entry(415, "The body is no JSON: content_type.unsupported"),
              Map.entry(416, "There is no such part: recording.range"),
              Map.entry(422, "Fields are not valid; errors names them all"),
              Map.entry(429, "Too many: auth.too_many_attempts, stream.too_many"),
              Map.entry(500, "Our fault: internal"),
              Map.entry(
                  503,
                  "Not at the moment: store.unavailable, auth.busy, call.busy, stream.full,"
                      + " voice.busy, recording.busy, do_not_call.busy")));

  private static final String SECOND_FACTOR = "/api/auth/second-factor";

  private static final Set<Integer> COME_BACK = Set.of(429, 503);

  @Override
  public void customise(OpenAPI description) {
    MEANINGS.forEach((status, meaning) ->
        description.getComponents().addResponses(name(status), response(status, meaning)));
    description
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap().forEach((method, operation) -> add(path, method, operation)));
  }

  private static void add(String path, HttpMethod method, Operation operation) {
    for (var status : statuses(path, method, operation)) {
      operation
          .getResponses()
          .addApiResponse(
              String.valueOf(status),
              new ApiResponse().$ref("#/components/responses/" + name(status)));
    }
  }

  private static Set<Integer> statuses(String path, HttpMethod method, Operation operation) {
    var statuses = new TreeSet<Integer>(List.of(406, 500, 503));
    var open = operation.getSecurity() != null && operation.getSecurity().isEmpty();
    if (!open || path.startsWith("/api/auth/")) {
      statuses.add(401);
    }
    if (!open) {
      statuses.add(403);
    }
    if (path.startsWith("/api/voice/")) {
      // The body counts, whatever type it is said to have.
      statuses.addAll(List.of(400, 413));
    } else if (operation.getRequestBody() != null) {
      statuses.addAll(List.of(400, 413, 415, 422));
    }
    if (has(operation, "query")) {
      statuses.addAll(List.of(400, 422));
    }
    if (has(operation, "path") || path.startsWith("/api/sandbox")) {
      statuses.add(404);
    }
    if (path.equals("/api/voice/reports")) {
      statuses.addAll(List.of(409, 422));
    } else if (method == HttpMethod.POST
        && (!path.startsWith("/api/auth/") || path.startsWith(SECOND_FACTOR))
        && !path.startsWith("/api/voice/")) {
      statuses.add(409);
    }
    if (path.endsWith("/recording") && method == HttpMethod.GET) {
      // A token is not needed there, but one that is forged is not passed over.
      statuses.addAll(List.of(401, 403, 416));
    }
    if (method == HttpMethod.DELETE) {
      statuses.addAll(List.of(403, 409));
    }
    if (path.equals("/api/auth/refresh") || path.equals("/api/auth/logout")) {
      statuses.add(403);
    }
    if (path.endsWith("/events")
        || path.equals("/api/auth/login")
        || path.equals("/api/auth/password")
        || path.startsWith(SECOND_FACTOR)
        || (path.equals("/api/keys") && method == HttpMethod.POST)) {
      statuses.add(429);
    }
    return statuses;
  }

  private static boolean has(Operation operation, String place) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> place.equals(parameter.getIn()));
  }

  private static ApiResponse response(int status, String meaning) {
    var problem = new MediaType().schema(new Schema<>().$ref(PROBLEM));
    var response =
        new ApiResponse()
            .description(meaning)
            .content(new Content().addMediaType("application/problem+json", problem));
    if (COME_BACK.contains(status)) {
      var seconds = new JsonSchema();
      seconds.setTypes(Set.of("integer"));
      response.addHeaderObject("Retry-After", new Header().description("seconds").schema(seconds));
    }
    return response;
  }

  private static String name(int status) {
    return "Problem" + status;
  }
}
