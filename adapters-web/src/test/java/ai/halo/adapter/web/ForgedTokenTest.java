package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
@SuppressWarnings("JavaUtilDate") // jjwt speaks of time in no other way.
class ForgedTokenTest {
  private static final SecretKey KEY = WebWorld.KEY.secret();

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private Instant now;

  @BeforeEach
  void start() {
    api = new Api(port);
    now = world.clock.instant();
  }

  @Test
  void aTokenLikeOursIsGood() {
    assertThat(statusOf(ours().signWith(KEY, Jwts.SIG.HS256).compact())).isEqualTo(200);
  }

  @Test
  void noSignatureIsNoToken() {
    var unsigned = ours().compact();
    var claims = unsigned.split("\\.", -1)[1];
    var header = encoded("{\"alg\":\"None\"}");

    assertThat(statusOf(unsigned)).isEqualTo(401);
    assertThat(statusOf(header + "." + claims + ".")).isEqualTo(401);
    assertThat(statusOf(header + "." + claims + "." + encoded("x"))).isEqualTo(401);
  }

  @Test
  void anotherKeyIsNoKey() {
    var key =
        new SecretKeySpec(
            "another key, which is as long as ours".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    assertThat(statusOf(ours().signWith(key, Jwts.SIG.HS256).compact())).isEqualTo(401);
  }

  @Test
  void anotherAlgorithmIsNoneOfOurs() {
    var long64 = new SecretKeySpec(new byte[64], "HmacSHA512");
    var pair = Jwts.SIG.RS256.keyPair().build();

    assertThat(statusOf(ours().signWith(long64, Jwts.SIG.HS512).compact())).isEqualTo(401);
    assertThat(statusOf(ours().signWith(pair.getPrivate(), Jwts.SIG.RS256).compact()))
        .isEqualTo(401);
  }

  @Test
  void whatAFormerKeySignedIsGoodUntilItRunsOut() {
    var former = WebWorld.FORMER_KEY.secret();

    var token = ours().signWith(former, Jwts.SIG.HS256).compact();

    assertThat(statusOf(token)).isEqualTo(200);
    world.clock.advance(Duration.ofMinutes(10));
    assertThat(statusOf(token)).isEqualTo(401);
  }

  @Test
  void aTokenIsSignedWithTheKeyThatItNames() {
    var header = api.token("dilnoza").split("\\.", -1)[0];
    var kid =
        new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8)
            .replaceAll(".*\"kid\":\"([0-9a-f]{16})\".*", "$1");
    var former = WebWorld.FORMER_KEY.secret();
    var empty = new SecretKeySpec(new byte[32], "HmacSHA256");

    assertThat(kid).hasSize(16);
    assertThat(statusOf(named(kid).signWith(KEY, Jwts.SIG.HS256).compact())).isEqualTo(200);
    assertThat(statusOf(named(kid).signWith(former, Jwts.SIG.HS256).compact())).isEqualTo(401);
    for (var other : new String[] {"../../../../dev/null", "' or 1=1", "", "0000000000000000"}) {
      assertThat(statusOf(named(other).signWith(empty, Jwts.SIG.HS256).compact())).isEqualTo(401);
    }
  }

  @Test
  void aKeyThatComesWithTheTokenIsNoKey() throws GeneralSecurityException {
    var text = "0123456789abcdef0123456789abcdef";
    var theirs = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    var jwk = "\"jwk\":{\"kty\":\"oct\",\"k\":\"%s\"}".formatted(encoded(text));

    for (var key : new String[] {jwk, "\"jku\":\"https://evil.example/keys.json\"", "\"x\":1"}) {
      assertThat(statusOf(signedWith(theirs, "{\"alg\":\"HS256\",%s}".formatted(key))))
          .isEqualTo(401);
    }
    assertThat(statusOf(signedWith(KEY, "{\"alg\":\"HS256\",\"x\":1}"))).isEqualTo(200);
  }

  @Test
  void claimsThatWereChangedVoidTheSignature() {
    var parts = ours().signWith(KEY, Jwts.SIG.HS256).compact().split("\\.", -1);
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var forged = encoded(claims.replace("operator", "admin"));

    assertThat(claims).contains("operator");
    assertThat(statusOf(parts[0] + "." + forged + "." + parts[2])).isEqualTo(401);
  }

  @Test
  void aTokenRunsOut() {
    var token = ours().signWith(KEY, Jwts.SIG.HS256).compact();
    world.clock.advance(Duration.ofMinutes(10));

    assertThat(statusOf(token)).isEqualTo(401);
    assertThat(statusOf(ours().expiration(null).signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
  }

  @Test
  void somebodyElsesTokenIsNotOurs() {
    assertThat(statusOf(ours().issuer("other").signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
    assertThat(statusOf(ours().issuer(null).signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
  }

  @Test
  void aTokenNeedsAUserAnEpochAndAName() {
    assertThat(statusOf(ours().subject(null).signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
    assertThat(statusOf(ours().subject("admin").signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
    var nobody = UUID.randomUUID().toString();
    assertThat(statusOf(ours().subject(nobody).signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
    assertThat(statusOf(ours().claim("epoch", 1).signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
    assertThat(statusOf(ours().claim("epoch", "0").signWith(KEY, Jwts.SIG.HS256).compact()))
        .isEqualTo(401);
    assertThat(statusOf(ours().id(null).signWith(KEY, Jwts.SIG.HS256).compact())).isEqualTo(401);
  }

  @Test
  void theDatabaseSaysWhoIsAnAdministratorAndNotTheToken() {
    var claims = ours().claim("role", "admin").signWith(KEY, Jwts.SIG.HS256).compact();

    assertThat(api.get("/api/users", claims).status()).isEqualTo(403);
  }

  @Test
  void aTokenInTheAddressOrInAFormDoesNotCount() {
    var token = ours().signWith(KEY, Jwts.SIG.HS256).compact();

    var inAddress = api.send(api.request("/api/auth/me?access_token=" + token));

    assertThat(inAddress.status()).isEqualTo(401);
    assertThat(inAddress.body()).doesNotContain(token);
    assertThat(inAddress.header("WWW-Authenticate")).contains("Bearer");
  }

  private JwtBuilder ours() {
    return Jwts.builder()
        .issuer("halo")
        .subject(world.user("dilnoza").id().toString())
        .id("token")
        .claim("role", "operator")
        .claim("epoch", 0)
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(Duration.ofMinutes(10))));
  }

  /** Our claims under a header of their own, signed by hand. */
  private String signedWith(SecretKey key, String header) throws GeneralSecurityException {
    var content = encoded(header) + "." + ours().compact().split("\\.", -1)[1];
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    var signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
    return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private JwtBuilder named(String kid) {
    return ours().header().keyId(kid).and();
  }

  private int statusOf(String token) {
    return api.get("/api/auth/me", token).status();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
