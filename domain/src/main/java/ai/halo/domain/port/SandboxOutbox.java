package ai.halo.domain.port;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.followup.Channel;
import java.time.Instant;
import java.util.List;

/** What a mock notifier "sent". Nothing of it left this machine. */
public interface SandboxOutbox {
  /** The latest messages, newest first, at most {@code limit}. */
  List<Entry> latest(int limit);

  /** A message that a real notifier would have sent. */
  record Entry(
      String id, Channel channel, PhoneNumber to, String text, Instant sentAt, CallId call) {}
}
