package ai.halo.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.World;
import ai.halo.application.usecase.AskPermit.Permit;
import ai.halo.domain.call.Call;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.dial.SessionRecord.Leg;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Sessions of a world, and how the provider's book has them. */
final class Sessions {
  static final String NUMBER = "+998901234561";

  private Sessions() {}

  /** A call whose first session holds the permit. */
  static Call granted(World world) {
    var call = world.place(NUMBER);
    world.work();
    assertThat(world.ask(latest(world))).isInstanceOf(Permit.Yes.class);
    return call;
  }

  static World.Session latest(World world) {
    return world.telephony.sessions.getLast();
  }

  static SessionRecord active(World world, World.Session session) {
    return record(world, session, true, Optional.empty(), Optional.empty());
  }

  static SessionRecord withoutLine(World world, World.Session session) {
    return record(world, session, false, Optional.empty(), Optional.empty());
  }

  /** A session whose line began two seconds after now; somebody answered it if there is a talk. */
  static SessionRecord over(World world, World.Session session, Duration talk, Ending ending) {
    return record(world, session, false, Optional.of(leg(world, talk, ending)), Optional.empty());
  }

  static SessionRecord costing(World world, World.Session session, String amount) {
    var cost = new CallCost(new BigDecimal(amount), BigDecimal.ZERO, BigDecimal.ZERO, "USD");
    return record(
        world,
        session,
        false,
        Optional.of(leg(world, Duration.ofSeconds(30), Ending.COMPLETED)),
        Optional.of(cost));
  }

  private static Leg leg(World world, Duration talk, Ending ending) {
    return new Leg(world.clock.instant().plusSeconds(2), talk.isPositive(), talk, ending);
  }

  private static SessionRecord record(
      World world,
      World.Session session,
      boolean active,
      Optional<Leg> leg,
      Optional<CallCost> cost) {
    return new SessionRecord(
        session.id(),
        Optional.of(session.attempt()),
        world.clock.instant(),
        active,
        leg,
        cost,
        Optional.empty(),
        "Normal termination");
  }
}
