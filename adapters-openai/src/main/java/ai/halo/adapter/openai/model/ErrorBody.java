package ai.halo.adapter.openai.model;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words by which a server tells its errors apart; both are blank where the body is none of its
 * own, such as a proxy's page. Its sentence is left unread: it may quote the request.
 */
record ErrorBody(String code, String type) {
  private static final ErrorBody SILENT = new ErrorBody("", "");
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Nobody is answered again before somebody pays or raises a limit. */
  private static final Set<String> QUOTA =
      Set.of(
          "insufficient_quota",
          "credit_balance_exhausted",
          "organization_spend_limit_exceeded",
          "project_spend_limit_exceeded",
          "organization_usage_limit_exceeded",
          "billing_hard_limit_reached");

  private static final Set<String> TOO_LONG =
      Set.of("context_length_exceeded", "string_above_max_length");

  /** Reads a body, whatever it is. */
  static ErrorBody read(byte[] body) {
    try {
      return of(JSON.readTree(body).path("error"));
    } catch (JacksonException _) {
      return SILENT;
    }
  }

  private static ErrorBody of(JsonNode error) {
    return new ErrorBody(word(error.path("code")), word(error.path("type")));
  }

  private static String word(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }

  /** Whether the account is used up. */
  boolean isQuota() {
    return QUOTA.contains(code) || QUOTA.contains(type);
  }

  /** Whether the question is longer than the model reads. */
  boolean isTooLong() {
    return TOO_LONG.contains(code) || TOO_LONG.contains(type);
  }
}
