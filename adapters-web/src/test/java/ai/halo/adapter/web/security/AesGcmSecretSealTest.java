package ai.halo.adapter.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.halo.domain.port.SecretSealContract;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AesGcmSecretSealTest implements SecretSealContract {
  private final AesGcmSecretSeal seal = new AesGcmSecretSeal(key(1));

  @Override
  public AesGcmSecretSeal seal() {
    return seal;
  }

  @Test
  void opensNothingThatWasChangedOrClosedWithAnotherKey() {
    var sealed = seal.seal(SECRET, OWNER);
    var bytes = Base64.getDecoder().decode(sealed.substring(2));
    bytes[bytes.length - 1] ^= 1;
    var changed = "1." + Base64.getEncoder().encodeToString(bytes);

    assertThatIllegalStateException().isThrownBy(() -> seal.open(changed, OWNER));
    assertThatIllegalStateException()
        .isThrownBy(() -> new AesGcmSecretSeal(key(2)).open(sealed, OWNER));
    assertThatIllegalStateException().isThrownBy(() -> seal.open("1.AAAA", OWNER));
  }

  @Test
  void takesAKeyOfItsLengthAloneAndNeverPrintsIt() {
    assertThatIllegalArgumentException().isThrownBy(() -> SealKey.of(new byte[16]));
    assertThat(key(1).toString()).isEqualTo("SealKey[***]");
  }

  private static SealKey key(int fill) {
    var random = new byte[SealKey.BYTES];
    Arrays.fill(random, (byte) fill);
    return SealKey.of(random);
  }
}
