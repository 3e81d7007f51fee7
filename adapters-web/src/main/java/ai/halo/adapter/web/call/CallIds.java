package ai.halo.adapter.web.call;

import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.Uuids;
import ai.halo.domain.call.CallId;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Reads the names of calls in paths; what cannot be one names no call, so it is not found. */
public final class CallIds {
  private CallIds() {}

  /** The name; empty when the text cannot be one. */
  public static Optional<CallId> read(String text) {
    return Uuids.read(text).map(CallId::new);
  }

  /** 404. */
  public static ProblemException notFound() {
    return ProblemException.of(HttpStatus.NOT_FOUND, "call.not_found", "There is no such call.");
  }
}
