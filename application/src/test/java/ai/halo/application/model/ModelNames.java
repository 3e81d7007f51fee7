package ai.halo.application.model;

import ai.halo.domain.account.UserId;
import ai.halo.domain.call.CallId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.Ids;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Names of attempts in the order in which they are opened, and their tickets. */
final class ModelNames implements Ids {
  /** How many were given; part of the state. */
  long given;

  @Override
  public AttemptId attempt() {
    return new AttemptId(new UUID(0, ++given));
  }

  @Override
  public Ticket ticket() {
    return Ticket.of(ByteBuffer.allocate(16).putLong(8, given).array());
  }

  @Override
  public CallId call() {
    throw new UnsupportedOperationException();
  }

  @Override
  public UserId user() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ReanalysisId reanalysis() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String secret() {
    throw new UnsupportedOperationException();
  }
}
