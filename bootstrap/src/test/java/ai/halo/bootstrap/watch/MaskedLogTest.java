package ai.halo.bootstrap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.json.JsonWriter;

class MaskedLogTest {
  private final JsonWriter<Map<String, String>> writer =
      JsonWriter.of(members -> {
        members.add().usingPairs((map, pairs) -> map.forEach(pairs));
        new MaskedLog().customize(cast(members));
      });

  @SuppressWarnings("unchecked")
  private static JsonWriter.Members<Object> cast(JsonWriter.Members<?> members) {
    return (JsonWriter.Members<Object>) members;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no route to +998901234567 today",
        "no route to +998 90 123-45-67 today",
        "no route to 998901234567 today",
        "no route to 79165551122 today",
        "Bearer abcdefgh.ijkl",
        "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl",
        "key sk-proj-0123456789abcdef"
      })
  void whatLooksPersonalOrSecretIsMasked(String message) {
    assertThat(written(message)).contains("***").doesNotContain("90", "abcdefgh", "eyJ", "0123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call 01939e6c-0000-7000-8000-000000000000 took 1234567 ms",
        "in 1764028800000 ms",
        "port 65535, code 98765"
      })
  void whatIsNeitherStays(String message) {
    assertThat(written(message)).contains(message);
  }

  private String written(String message) {
    return writer.writeToString(Map.of("message", message));
  }
}
