package ai.halo.adapter.notify.mock;

import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A message as the journal keeps it. */
record MessageJson(UUID call, String to, String text, Instant at) {
  /** Refuses what no message is. */
  MessageJson {
    Objects.requireNonNull(call);
    Objects.requireNonNull(text);
    Objects.requireNonNull(at);
    to = new PhoneNumber(to).e164();
  }

  PhoneNumber phone() {
    return new PhoneNumber(to);
  }

  /** The words are personal and never printed. */
  @Override
  public String toString() {
    return "MessageJson[%s, %s, %d characters]".formatted(call, phone(), text.length());
  }
}
