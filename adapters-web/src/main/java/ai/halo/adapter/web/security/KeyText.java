package ai.halo.adapter.web.security;

import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.Secrets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An API key as a request shows it: {@code halo_<id>_<secret>}. The prefix lets scanners for leaked
 * secrets find it.
 *
 * @param secretHash of its secret, which itself is not kept
 */
record KeyText(ApiKeyId id, String secretHash) {
  static final String PREFIX = "halo_";

  private static final Pattern SHAPE = Pattern.compile("halo_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");

  /** What its owner is shown once. */
  static String of(ApiKeyId id, String secret) {
    return PREFIX + id.toString().replace("-", "") + "_" + secret;
  }

  /** The key that a text is; empty when it is none. */
  static Optional<KeyText> read(String text) {
    var parts = SHAPE.matcher(text);
    return parts.matches()
        ? Optional.of(new KeyText(id(parts.group(1)), Secrets.hash(parts.group(2))))
        : Optional.empty();
  }

  private static ApiKeyId id(String hex) {
    return new ApiKeyId(
        new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)));
  }

  /** The hash is never printed. */
  @Override
  public String toString() {
    return "KeyText[%s]".formatted(id);
  }
}
