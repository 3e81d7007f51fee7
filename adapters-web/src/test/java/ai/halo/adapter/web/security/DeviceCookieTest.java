package ai.halo.adapter.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.account.Username;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.port.SeededIds;
import ai.halo.domain.port.TestClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class DeviceCookieTest {
  private static final Username NODIRA = new Username("nodira");

  private final TestClock clock = new TestClock(CallBuilder.NOON);
  private final SeededIds ids = new SeededIds(3);
  private final TokenKey old = TokenKey.of("a key for tests, and for nothing else".getBytes(UTF_8));
  private final TokenKey young =
      TokenKey.of("another key for tests, and for nothing".getBytes(UTF_8));
  private final DeviceCookie device = new DeviceCookie(TokenKeys.of(old), ids, clock);

  @Test
  void knowsADeviceForItsUserAloneAndUnderOneName() {
    var cookie = given(device, "");
    var name = device.read(showing(cookie), "nodira").orElseThrow();

    assertThat(device.read(showing(cookie), " NODIRA")).contains(name);
    assertThat(device.read(showing(cookie), "admin")).isEmpty();
    assertThat(device.read(showing(given(device, cookie)), "nodira")).contains(name);
    assertThat(device.read(new MockHttpServletRequest(), "nodira")).isEmpty();
  }

  @Test
  void isNotMadeUp() {
    var parts = given(device, "").split("\\.", -1);
    var later = parts[0] + "." + parts[1] + "." + (Long.parseLong(parts[2]) + 1) + "." + parts[3];

    for (var bad :
        List.of(later, "a.b.c.d", "", "x".repeat(5_000), parts[0] + ".b.9." + parts[3])) {
      assertThat(device.read(showing(bad), "nodira")).isEmpty();
    }
  }

  @Test
  void outlivesAChangeOfKeysAndRunsOut() {
    var cookie = given(device, "");
    var after = new DeviceCookie(new TokenKeys(young, List.of(old)), ids, clock);
    var withoutOld = new DeviceCookie(TokenKeys.of(young), ids, clock);

    assertThat(after.read(showing(cookie), "nodira")).isPresent();
    assertThat(withoutOld.read(showing(cookie), "nodira")).isEmpty();
    clock.advance(Duration.ofDays(90));
    assertThat(after.read(showing(cookie), "nodira")).isEmpty();
  }

  private String given(DeviceCookie by, String cookie) {
    var header = by.give(showing(cookie), NODIRA);
    assertThat(header).contains("HttpOnly", "SameSite=Strict", "Path=/api/auth");
    return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
  }

  private static MockHttpServletRequest showing(String value) {
    var request = new MockHttpServletRequest();
    request.setCookies(new Cookie(DeviceCookie.NAME, value));
    return request;
  }
}
