package ai.halo.domain.port;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.reanalysis.ReanalysisId;

/** Makes names and secrets, from a cryptographically strong source. */
public interface Ids {
  /** A new call's name: a UUIDv7. */
  CallId call();

  /** A new attempt's name: a random UUID. */
  AttemptId attempt();

  /** A new ticket of 128 random bits. */
  Ticket ticket();

  /** A new user's name: a UUIDv7. */
  UserId user();

  /** A new re-analysis' name: a UUIDv7. */
  ReanalysisId reanalysis();

  /** A secret of 256 random bits, in URL-safe Base64 without padding (43 characters). */
  String secret();
}
