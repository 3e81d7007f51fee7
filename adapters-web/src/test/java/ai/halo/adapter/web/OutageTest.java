package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.application.Accounts;
import ai.halo.application.CallEditor;
import ai.halo.application.usecase.AskPermit;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.application.usecase.ReportLine;
import ai.halo.application.usecase.SignIn;
import ai.halo.application.usecase.UseSecondFactor;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.PasswordHasher;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SignIns;
import ai.halo.domain.port.StaleCall;
import ai.halo.domain.port.UnitOfWork;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@WebTest
@Import(OutageTest.Failing.class)
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {
  @Autowired private WebWorld world;
  @Autowired private Trouble trouble;
  @LocalServerPort private int port;
  private Api api;
  private String token;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    token = api.token("dilnoza");
  }

  @Test
  void aDatabaseOutOfReachIsNotOurFaultAndNotForEver() {
    trouble.next =
        () -> new IllegalStateException("outer", new SQLTransientConnectionException("no pool"));
    var pool = api.get("/api/calls", token);
    trouble.next = () -> new IllegalStateException(new SQLException("secret text", "57P01"));
    var shutdown = api.get("/api/calls", token);

    assertThat(pool.status()).isEqualTo(503);
    assertThat(pool.code()).isEqualTo("store.unavailable");
    assertThat(pool.header("Retry-After")).contains("2");
    assertThat(shutdown.status()).isEqualTo(503);
    assertThat(shutdown.body()).doesNotContain("secret");
  }

  @Test
  void tokensThatCannotBeLookedUpAreNotRefused() {
    world.clock.advance(java.time.Duration.ofSeconds(3));
    trouble.tokens = true;
    var outage = api.get("/api/auth/me", token);
    trouble.tokens = false;
    var after = api.get("/api/auth/me", token);

    assertThat(outage.status()).isEqualTo(503);
    assertThat(outage.code()).isEqualTo("store.unavailable");
    assertThat(outage.json().path("instance").asString()).isEqualTo("/api/auth/me");
    assertThat(after.status()).isEqualTo(200);
  }

  /** A session asks again after a 503, and gives up after anything that sounds like a no. */
  @Test
  void sessionsAreToldToComeBackAndNeverNo() {
    var session = world.dialled(aCall().dialing().build());
    trouble.sessions = true;
    var permit = send("/api/voice/permit", session.question());
    var report = send("/api/voice/reports", session.report(1, Session.event(1, "ringing", 3)));
    trouble.sessions = false;
    var again = send("/api/voice/permit", session.question());

    assertThat(permit.status()).isEqualTo(503);
    assertThat(permit.code()).isEqualTo("store.unavailable");
    assertThat(report.status()).isEqualTo(503);
    assertThat(again.json().path("granted").asBoolean()).isTrue();
  }

  private Api.Answer send(String path, String body) {
    return api.send(api.json(api.request(path), body));
  }

  @Test
  void aRaceLostTooOftenAndAPartnerThatIsDownAreToldAsSuch() {
    trouble.next = () -> new StaleCall(new ai.halo.domain.call.CallId(new java.util.UUID(1, 2)));
    var race = api.get("/api/calls", token);
    trouble.next = () -> new PortFailure.Unavailable("sms.down", "the messenger is down");
    var partner = api.get("/api/calls", token);

    assertThat(race.status()).isEqualTo(503);
    assertThat(race.code()).isEqualTo("call.busy");
    assertThat(partner.status()).isEqualTo(503);
    assertThat(partner.code()).isEqualTo("sms.down");
  }

  @Test
  void aBugIsOurFaultLoggedWholeAndToldToNobody(CapturedOutput output) {
    trouble.next = () -> new IllegalStateException("what only we may know");

    var bug = api.get("/api/calls", token);

    assertThat(bug.status()).isEqualTo(500);
    assertThat(bug.code()).isEqualTo("internal");
    assertThat(bug.body()).doesNotContain("only we", "IllegalState");
    assertThat(output).contains("what only we may know");
  }

  static final class Trouble {
    private volatile Supplier<RuntimeException> next = () -> new IllegalStateException("none");
    private volatile boolean tokens;
    private volatile boolean sessions;
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Failing {
    @Bean
    Trouble trouble() {
      return new Trouble();
    }

    /** Sign-ins that cannot be asked which tokens were taken back while there is trouble. */
    @Bean
    @Primary
    SignIn failingSignIn(
        WebWorld world, Trouble trouble, PasswordHasher hasher, UseSecondFactor secondFactor) {
      var failing =
          (SignIns)
              Proxy.newProxyInstance(
                  SignIns.class.getClassLoader(),
                  new Class<?>[] {SignIns.class},
                  (_, method, arguments) -> {
                    if (trouble.tokens && method.getName().equals("isRevoked")) {
                      throw new IllegalStateException(new SQLTransientConnectionException("gone"));
                    }
                    return method.invoke(world.signIns, arguments);
                  });
      var accounts =
          new Accounts(
              world.unitOfWork,
              world.users,
              failing,
              world.secondFactors,
              world.apiKeys,
              world.accounts.rules(),
              world.audit);
      return new SignIn(accounts, hasher, secondFactor, world.ids, world.clock);
    }

    @Bean
    @Primary
    AskPermit failingAskPermit(WebWorld world, Trouble trouble) {
      return new AskPermit(
          editor(world, trouble), world.calls, world.ledger, world.lastLook, world.clock);
    }

    @Bean
    @Primary
    ReportLine failingReportLine(WebWorld world, Trouble trouble) {
      return new ReportLine(
          editor(world, trouble), world.calls, world.ledger, world.doNotCall, world.clock);
    }

    private static CallEditor editor(WebWorld world, Trouble trouble) {
      var failing =
          new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
              if (trouble.sessions) {
                throw new IllegalStateException(new SQLTransientConnectionException("gone"));
              }
              return world.unitOfWork.run(work);
            }
          };
      return new CallEditor(failing, world.calls, world.queue);
    }

    @Bean
    @Primary
    BrowseCalls failingBrowseCalls(WebWorld world, Trouble trouble) {
      CallList failing =
          (_, _, _) -> {
            throw trouble.next.get();
          };
      return new BrowseCalls(world.calls, failing, world.calls);
    }
  }
}
