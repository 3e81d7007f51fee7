package ai.halo.adapter.web.call;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.domain.call.CallId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Reads the names of calls in paths; what cannot be one names no call, so it is not found. */
public final class CallIds {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private CallIds() {}

  /** The name; empty when the text cannot be one. */
  public static Optional<CallId> read(String text) {
    return SHAPE.matcher(text).matches()
        ? Optional.of(new CallId(UUID.fromString(text)))
        : Optional.empty();
  }

  /** 404. */
  public static ProblemException notFound() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "call.not_found", "There is no such call.");
  }
}
