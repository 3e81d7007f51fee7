package ai.halo.application.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.operation.Backlog;
import ai.halo.domain.operation.StoreFigures;
import ai.halo.domain.port.OperationFigures;
import ai.halo.domain.port.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final Figures figures = new Figures();
  private final Intake intake = new Intake(figures, clock, LONGEST);

  private static final class Figures implements OperationFigures {
    private Duration oldest = Duration.ZERO;
    private int looks;
    private boolean unreachable;

    @Override
    public Backlog backlog() {
      looks++;
      if (unreachable) {
        throw new IllegalStateException("on purpose");
      }
      return new Backlog(10_000, 200, 0, oldest);
    }

    @Override
    public StoreFigures store() {
      throw new AssertionError("nobody asked for that");
    }
  }

  @Test
  void takesCallsInWhileTheWorkOnThemBeginsSoonHoweverMuchThereIs() {
    figures.oldest = LONGEST;

    assertThat(intake.closedFor()).isEmpty();
  }

  @Test
  void takesNoneInWhileTheWorkOnOthersWaitsTooLong() {
    figures.oldest = LONGEST.plusMillis(1);

    assertThat(intake.closedFor()).contains(LONGEST);
  }

  @Test
  void opensAgainOnceThatIsOver() {
    figures.oldest = LONGEST.plusMillis(1);
    intake.closedFor();
    figures.oldest = Duration.ZERO;

    clock.advance(Duration.ofSeconds(1));

    assertThat(intake.closedFor()).isEmpty();
  }

  @Test
  void leavesItToTheRequestToFailWhereNobodyCanLook() {
    figures.unreachable = true;

    assertThat(intake.closedFor()).isEmpty();
  }

  @Test
  void looksOnceASecondHoweverManyAsk() {
    for (var i = 0; i < 1_000; i++) {
      intake.closedFor();
    }
    clock.advance(Duration.ofSeconds(1));
    intake.closedFor();

    assertThat(figures.looks).isEqualTo(2);
  }
}
