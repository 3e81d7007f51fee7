package ai.halo.bootstrap.watch;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * The last guard of what JSON logs tell: nothing that looks like a phone number, a token or a key.
 *
 * <p>Nobody logs such things on purpose; a library's exception may. Named by {@code
 * logging.structured.json.customizer}.
 */
public final class MaskedLog implements StructuredLoggingJsonMembersCustomizer<Object> {
  private static final String MASK = "***";

  /** International numbers, tokens in three parts, bearer headers, and keys of providers. */
  private static final Pattern SECRET =
      Pattern.compile(
          "\\+\\d[\\d ()-]{7,18}\\d"
              + "|\\b(?:998|992|996|7)\\d{9,10}\\b"
              + "|\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"
              + "|(?i:bearer) [\\w.~+/=-]{8,}"
              + "|\\bsk-[\\w-]{8,}");

  @Override
  public void customize(Members<Object> members) {
    members.applyingValueProcessor((_, value) -> masked(value));
  }

  private static @Nullable Object masked(@Nullable Object value) {
    return value instanceof String text ? SECRET.matcher(text).replaceAll(MASK) : value;
  }
}
