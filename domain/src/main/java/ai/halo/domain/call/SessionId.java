package ai.halo.domain.call;

import ai.halo.domain.InvalidValue;

/** The provider's name for one of its sessions: 1 to 64 visible ASCII characters. */
public record SessionId(String value) {
  /** Refuses with {@code session.format}. */
  public SessionId {
    if (value.isEmpty()
        || value.length() > 64
        || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new InvalidValue("session.format", "not a session id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
