package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is let in where. */
@WebTest
class AccessTest {
  private static final String ID = "01939e6c-0000-7000-8000-000000000000";

  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void start() {
    api = new Api(port);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/dialling, 200, 200",
    "POST, /api/dialling/stop, 422, 422",
    "POST, /api/dialling/release, 403, 422",
    "GET, /api/dialling/unknown, 200, 200",
    "POST, /api/dialling/unknown/" + ID + "/settle, 422, 422",
    "GET, /api/dialling/restore, 403, 200",
    "POST, /api/dialling/freeze, 403, 422",
    "POST, /api/telephony/check, 403, 200",
    "GET, /api/audit, 403, 200",
    "GET, /api/system/status, 403, 200",
    "GET, /api/do-not-call, 200, 200",
    "GET, /api/personal-data/retention, 403, 200",
    "POST, /api/personal-data/look, 403, 422",
    "POST, /api/personal-data/export, 403, 422",
    "POST, /api/personal-data/erase, 403, 422",
    "POST, /api/do-not-call, 422, 422",
    "GET, /api/do-not-call/export, 403, 200",
    "POST, /api/do-not-call/import, 403, 415",
    "DELETE, /api/do-not-call/" + ID + ", 403, 404",
    "POST, /api/calls/" + ID + "/recording/permission, 404, 404",
    "DELETE, /api/calls/" + ID + "/recording, 403, 404",
    "GET, /api/dialling/nothing, 404, 404",
    "POST, /api/telephony, 404, 404"
  })
  void strangersAreToldToSignInAndUsersWhatTheirRoleAllows(
      String method, String path, int operator, int admin) {
    var stranger = api.send(with(api.request(path), method));

    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.code()).isEqualTo("auth.required");
    assertThat(api.send(with(api.request(path, api.token("dilnoza")), method)).status())
        .isEqualTo(operator);
    assertThat(api.send(with(api.request(path, api.token("admin")), method)).status())
        .isEqualTo(admin);
  }

  private static java.net.http.HttpRequest.Builder with(
      java.net.http.HttpRequest.Builder request, String method) {
    return "POST".equals(method)
        ? request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"))
        : request.method(method, BodyPublishers.noBody());
  }
}
