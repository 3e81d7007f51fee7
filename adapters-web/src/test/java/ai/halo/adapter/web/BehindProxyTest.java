package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.web.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy of ours, to which clients may tell whatever they like. */
@WebTest
@TestPropertySource(properties = "halo.web.trusted-proxies=127.0.0.1,10.9.0.0/16")
class BehindProxyTest {
  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @Test
  void countsByTheLastAddressThatIsNoProxyAndNotByWhatTheClientMadeUp() {
    for (var guess = 0; guess < 10; guess++) {
      assertThat(guess("192.168.0." + guess + ", 203.0.113.9, 10.9.3.4").status()).isEqualTo(401);
    }

    assertThat(guess("10.0.0.77, 203.0.113.9").status()).isEqualTo(429);
    assertThat(guess("203.0.113.10").status()).isEqualTo(401);
  }

  @Test
  void aNetworkThatIsOnlyPrivateIsNoProxy() {
    for (var guess = 0; guess < 10; guess++) {
      assertThat(guess("203.0.113." + guess + ", 192.168.7.7").status()).isEqualTo(401);
    }

    assertThat(guess("203.0.113.99, 192.168.7.7").status()).isEqualTo(429);
  }

  @Test
  void marksCookiesSecureWhenTheProxySpeaksHttps() {
    var signedIn =
        api.send(
            api.json(
                api.request("/api/auth/login")
                    .header("X-Halo-Client", "web")
                    .header("X-Forwarded-Proto", "https"),
                "{\"username\":\"dilnoza\",\"password\":\"" + WebWorld.PASSWORD + "\"}"));

    assertThat(signedIn.header("Set-Cookie").orElseThrow()).contains("; Secure");
  }

  private Answer guess(String forwardedFor) {
    return api.send(
        api.json(
            api.request("/api/auth/login").header("X-Forwarded-For", forwardedFor),
            "{\"username\":\"admin\",\"password\":\"a guess\"}"));
  }
}
