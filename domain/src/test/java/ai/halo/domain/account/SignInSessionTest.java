package ai.halo.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.SignInSession.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignInSessionTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final SignInSession rotated =
      new SignInSession(
              UUID.randomUUID(),
              new UserId(UUID.randomUUID()),
              "first",
              "first",
              NOON,
              NOON.plus(SignInSession.LIFETIME),
              false)
          .rotated("second", NOON.plusSeconds(60));

  @Test
  void takesItsLastTokenUntilItRunsOut() {
    assertThat(rotated.judge("second", NOON.plusSeconds(3_600))).isEqualTo(Verdict.GOOD);
    assertThat(rotated.judge("second", NOON.plus(SignInSession.LIFETIME))).isEqualTo(Verdict.VOID);
    assertThat(rotated.end().judge("second", NOON.plusSeconds(61))).isEqualTo(Verdict.VOID);
  }

  @Test
  void forgivesTheTokenBeforeForAMomentOnly() {
    assertThat(rotated.judge("first", NOON.plusSeconds(69))).isEqualTo(Verdict.GOOD);
    assertThat(rotated.judge("first", NOON.plusSeconds(70))).isEqualTo(Verdict.REUSED);
  }

  @Test
  void callsAnyOtherTokenStolen() {
    assertThat(rotated.judge("guess", NOON.plusSeconds(61))).isEqualTo(Verdict.REUSED);
  }
}
