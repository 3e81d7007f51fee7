package ai.halo.adapter.web.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.adapter.web.security.TokenKey;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.CallList;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorsTest {
  private static final int FORGED = 10_000;
  private static final CallList.Key PLACE =
      new CallList.Key(CallBuilder.NOON, new CallId(new UUID(7, 9)));

  private final TokenKey key = key("a key for tests, and for nothing else");
  private final Cursors cursors = Cursors.ofCalls(key);

  private static TokenKey key(String text) {
    return TokenKey.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesBackWhatItHandedOut() {
    assertThat(cursors.read(cursors.write(PLACE))).isEqualTo(PLACE);
  }

  @Test
  void refusesOneWithAnyBitChanged() {
    var given = Base64.getUrlDecoder().decode(cursors.write(PLACE));

    for (var bit = 0; bit < given.length * 8; bit++) {
      var forged = given.clone();
      forged[bit / 8] ^= (byte) (1 << (bit % 8));
      refuses(Base64.getUrlEncoder().withoutPadding().encodeToString(forged));
    }
  }

  @Test
  void refusesWhateverElseLooksLikeOne() {
    var random = new Random(20261125);

    for (var i = 0; i < FORGED; i++) {
      var bytes = new byte[i % 2 == 0 ? 32 : random.nextInt(100)];
      random.nextBytes(bytes);
      refuses(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  @Test
  void refusesThoseOfAnotherListAndOfAnotherKey() {
    refuses(Cursors.ofReviews(key).write(PLACE));
    refuses(Cursors.ofCalls(key("the key of another installation of HALO")).write(PLACE));
  }

  private void refuses(String text) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> cursors.read(text))
        .withMessageContaining("cursor");
  }
}
