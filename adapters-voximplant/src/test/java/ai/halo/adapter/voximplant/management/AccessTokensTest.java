package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.ok;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.TestClock;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessTokensTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final FakeVoximplant voximplant = new FakeVoximplant();
  private final TestClock clock = new TestClock(NOON);
  private final AccessTokens tokens = new AccessTokens(FakeVoximplant.serviceAccount(), clock);

  @AfterEach
  void close() {
    voximplant.close();
  }

  @Test
  void isSignedByTheKeyAndNamesAccountAndKey() throws Exception {
    var token = tokens.current();

    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(FakeVoximplant.KEYS.getPublic());
    signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts(token)[2]))).isTrue();
    var header = part(token, 0);
    assertThat(header.path("alg").asString()).isEqualTo("RS256");
    assertThat(header.path("typ").asString()).isEqualTo("JWT");
    assertThat(header.path("kid").asString()).isEqualTo(FakeVoximplant.KEY_ID);
    assertThat(part(token, 1).path("iss").asString()).isEqualTo("1234567");
  }

  @Test
  void isDatedBackFiveSecondsAndLivesNoLongerThanAnHour() {
    var claims = part(tokens.current(), 1);

    var issued = claims.path("iat").asLong();
    var expires = claims.path("exp").asLong();
    assertThat(issued).isEqualTo(NOON.getEpochSecond() - 5);
    assertThat(expires - issued).isBetween(60L, 3_600L);
  }

  @Test
  void isKeptUntilFortyFiveSecondsBeforeItsEnd() {
    var first = tokens.current();
    var life = Duration.between(NOON, Instant.ofEpochSecond(part(first, 1).path("exp").asLong()));

    clock.advance(life.minusSeconds(46));
    var kept = tokens.current();
    clock.advance(Duration.ofSeconds(6));
    var fresh = tokens.current();

    assertThat(kept).isEqualTo(first);
    assertThat(fresh).isNotEqualTo(first);
  }

  @Test
  void isMadeOnceForAllThatFindTheSameOneRefused() throws Exception {
    var refused = tokens.current();
    clock.advance(Duration.ofSeconds(10));
    var seen = ConcurrentHashMap.<String>newKeySet();

    var threads = new HashSet<Thread>();
    for (var i = 0; i < 16; i++) {
      threads.add(
          Thread.ofVirtual().start(() -> seen.add(tokens.instead(refused, Optional.empty()))));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(seen).hasSize(1).doesNotContain(refused);
  }

  @ParameterizedTest
  @ValueSource(ints = {455, 456})
  void isMadeAnewOnceByTheirClockWhenTheyFindItTooNewOrTooOld(int code) {
    var theirTime = voximplant.clock().instant().plus(Duration.ofHours(2));
    voximplant
        .next(Method.GET_RULES, dated(error(code), theirTime))
        .answers(Method.GET_RULES, "{\"result\":[]}");

    voximplant.api().ask(Method.GET_RULES, Map.of());

    assertThat(voximplant.count(Method.GET_RULES)).isEqualTo(2);
    var second = part(bearer(voximplant.latest(Method.GET_RULES)), 1);
    assertThat(second.path("iat").asLong()).isEqualTo(theirTime.getEpochSecond() - 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {455, 456})
  void aSecondRefusalIsOneOfTheWholeAccount(int code) {
    voximplant.next(Method.GET_RULES, error(code), error(code));

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> voximplant.api().ask(Method.GET_RULES, Map.of()))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("voice.account.clock"));
    assertThat(voximplant.count(Method.GET_RULES)).isEqualTo(2);
  }

  @Test
  void isMadeAnewOnceAfterA401() {
    voximplant.next(Method.GET_RULES, status(401), status(401));

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> voximplant.api().ask(Method.GET_RULES, Map.of()))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("voice.account.key"));
    assertThat(voximplant.count(Method.GET_RULES)).isEqualTo(2);
  }

  @Test
  void anAccountsOwnKeyGoesIntoTheFormAndIsNotMadeAnew() {
    voximplant.next(Method.GET_RULES, status(401)).answers(Method.GET_RULES, "{\"result\":[]}");

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> voximplant.apiByKey().ask(Method.GET_RULES, Map.of("rule_id", "7")));

    var asked = voximplant.latest(Method.GET_RULES);
    assertThat(asked.form())
        .containsEntry("account_id", "1234567")
        .containsEntry("api_key", FakeVoximplant.API_KEY)
        .containsEntry("rule_id", "7");
    assertThat(asked.verb()).isEqualTo("POST");
    assertThat(asked.target()).isEqualTo("/platform_api/GetRules");
    assertThat(asked.header("Authorization")).isEmpty();
    assertThat(voximplant.count(Method.GET_RULES)).isOne();
  }

  @Test
  void aServiceAccountsTokenGoesIntoTheHeaderAlone() {
    voximplant.next(Method.GET_RULES, ok("{\"result\":[]}"));

    voximplant.api().ask(Method.GET_RULES, Map.of("name", "а;б & c=d"));

    var asked = voximplant.latest(Method.GET_RULES);
    assertThat(asked.form()).containsExactly(Map.entry("name", "а;б & c=d"));
    assertThat(asked.header("Authorization")).startsWith("Bearer ey");
    assertThat(asked.target()).doesNotContain("?");
  }

  private static MockResponse dated(MockResponse response, Instant at) {
    var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    return response.newBuilder().setHeader("Date", date).build();
  }

  private static String bearer(FakeVoximplant.Asked asked) {
    return asked.header("Authorization").substring("Bearer ".length());
  }

  private static JsonNode part(String token, int no) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts(token)[no]));
  }

  private static String[] parts(String token) {
    return token.split("\\.", -1);
  }
}
