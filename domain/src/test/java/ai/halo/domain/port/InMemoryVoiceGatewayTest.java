package ai.halo.domain.port;

import ai.halo.domain.call.SessionId;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.Ticket;
import ai.halo.domain.port.InMemoryVoiceGateway.Started;
import java.util.List;

class InMemoryVoiceGatewayTest implements VoiceGatewayContract {
  private final InMemoryVoiceGateway gateway = new InMemoryVoiceGateway(new InMemoryUnitOfWork());

  @Override
  public VoiceGateway gateway() {
    return gateway;
  }

  @Override
  public List<SessionId> sessionsOf(AttemptId attempt, Ticket ticket) {
    return gateway.started().stream()
        .filter(started -> started.attempt().equals(attempt) && started.ticket().equals(ticket))
        .map(Started::session)
        .toList();
  }
}
