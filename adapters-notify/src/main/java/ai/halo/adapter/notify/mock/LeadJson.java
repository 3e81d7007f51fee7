package ai.halo.adapter.notify.mock;

import ai.halo.domain.contact.PhoneNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A lead as the journal keeps it.
 *
 * @param level the word of an interest level
 * @param interest what the person wants
 */
record LeadJson(
    UUID call,
    String phone,
    String summary,
    String level,
    String interest,
    Instant calledAt,
    Instant at) {
  /** Refuses what no lead is. */
  LeadJson {
    Objects.requireNonNull(call);
    Objects.requireNonNull(at);
    phone = new PhoneNumber(phone).e164();
  }

  /** The words are personal and never printed. */
  @Override
  public String toString() {
    return "LeadJson[%s, %s]".formatted(call, new PhoneNumber(phone));
  }
}
