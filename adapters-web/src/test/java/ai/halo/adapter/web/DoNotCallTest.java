package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.contact.PhoneNumber;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class DoNotCallTest {
  private static final String LIST = "/api/do-not-call";

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String admin;
  private String operator;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = api.token("admin");
    operator = api.token("dilnoza");
  }

  @Test
  void showsWhyHowAndWhenANumberCameOntoTheList() {
    var call = CallBuilder.aCall().build();
    world.unitOfWork.run(
        () -> world.doNotCall.optedOut(call.request().phone(), call.id(), CallBuilder.NOON));

    var page = api.get(LIST, operator).json();

    var item = page.path("items").path(0);
    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(item.path("phone_number").asString()).isEqualTo(call.request().phone().e164());
    assertThat(item.path("reason").asString()).isEqualTo("opted_out");
    assertThat(item.path("source").asString()).isEqualTo("call");
    assertThat(item.path("added_by").isNull()).isTrue();
    assertThat(item.path("call_id").asString()).isEqualTo(call.id().toString());
    assertThat(item.path("added_at").asString()).isEqualTo(CallBuilder.NOON.toString());
  }

  @Test
  void takesANumberAndCallsItNoMore() {
    var added = add("+998 90 123-45-67");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("added_by").asString()).isEqualTo("dilnoza");
    var refused =
        api.post(
            "/api/calls",
            operator,
            """
            {"phone_number": "+998901234567", "language": "ru", "voice": "female",
             "greeting_message": "Здравствуйте!", "prompt": "Предложите тариф."}
            """);
    assertThat(refused.code()).isEqualTo("call.do_not_call");
    assertThat(add("+998901234567").code()).isEqualTo("do_not_call.listed");
  }

  @Test
  void letsAnAdministratorTakeAnEntryOff() {
    var id = add("+998901234567").json().path("id").asString();

    assertThat(api.send(api.request(LIST + "/" + id, admin).DELETE()).status()).isEqualTo(204);

    assertThat(api.get(LIST, operator).json().path("total").asInt()).isZero();
    assertThat(api.send(api.request(LIST + "/" + id, admin).DELETE()).status()).isEqualTo(404);
    assertThat(world.auditLog.lines())
        .contains("dilnoza do_not_call_added " + id, "admin do_not_call_removed " + id);
  }

  @Test
  void findsNumbersByTheirDigits() {
    add("+998901234567");
    add("+992901112233");

    assertThat(api.get(LIST + "?q=1112", operator).json().path("total").asInt()).isEqualTo(1);
    assertThat(api.get(LIST + "?reason=complaint&source=user", operator).json().path("total"))
        .hasToString("2");
    assertThat(api.get(LIST + "?reason=opted_out", operator).json().path("total")).hasToString("0");
    assertThat(api.get(LIST + "?q=x&reason=y&cursor=z", operator).status()).isEqualTo(422);
  }

  @Test
  void readsAFileAndNamesTheRowsItCannotUse() {
    add("+998901234567");

    var answer =
        file(
            """
            \ufeffИмя;Телефон
            Anna;+998 90 123-45-67
            Bek;998901234568

            =cmd|' /C calc'!A0;home
            Dil
            Bek again;+998901234568
            """,
            "complaint");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .hasToString(
            "{\"rows\":5,\"added\":1,\"known\":2,\"refused\":2,\"bad\":["
                + "{\"line\":5,\"code\":\"phone.format\"},{\"line\":6,\"code\":\"row.no_number\"}],"
                + "\"cut\":false}");
    assertThat(contains("+998901234568")).isTrue();
    assertThat(world.auditLog.lines()).contains("admin do_not_call_imported -");
  }

  @Test
  void namesAHundredBadRowsAndCountsThemAll() {
    var rows = IntStream.range(0, 1_000).mapToObj(_ -> "nobody").collect(Collectors.joining("\n"));

    var answer = file("phone\n" + rows, "register").json();

    assertThat(answer.path("refused").asInt()).isEqualTo(1_000);
    assertThat(answer.path("bad").size()).isEqualTo(100);
  }

  @Test
  void refusesAFileWithoutNumbersAndOneThatIsPacked() {
    var nothing = file("who,where\nAnna,home", "register");

    assertThat(nothing.status()).isEqualTo(422);
    assertThat(nothing.json().path("errors").path(0).path("code").asString())
        .isEqualTo("file.no_numbers");
    assertThat(file("", "register").status()).isEqualTo(422);
    assertThat(file("phone\n+998901234567", "erased").status()).isEqualTo(422);
    var packed =
        api.send(
            api.request(LIST + "/import", admin)
                .header("Content-Type", "text/csv")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("phone")));
    assertThat(packed.status()).isEqualTo(415);
  }

  @Test
  void readsLongerFilesThanOtherBodiesAndNoEndlessOnes() {
    var padding = " ".repeat(1_500) + "\n";
    var long1 = "phone\n" + ("+998901234567," + padding).repeat(1_000);

    assertThat(file(long1, "register").json().path("known").asInt()).isEqualTo(999);
    assertThat(file("phone\n" + padding.repeat(12_000), "register").status()).isEqualTo(413);
  }

  @Test
  void writesAFileThatCanBeReadAgain() {
    add("+998901234567");
    world.unitOfWork.run(
        () -> world.doNotCall.conceal(new PhoneNumber("+998931112233"), CallBuilder.NOON));

    var exported = api.get(LIST + "/export", admin);

    assertThat(exported.header("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(exported.body())
        .startsWith("\ufeff\"phone\",\"reason\"")
        .contains("\"+998901234567\",\"complaint\",\"user\",\"dilnoza\"")
        .hasLineCount(2);
    assertThat(file(exported.body(), "register").json().path("known").asInt()).isEqualTo(1);
  }

  private Api.Answer add(String number) {
    return api.post(
        LIST, operator, "{\"phone_number\": \"%s\", \"reason\": \"complaint\"}".formatted(number));
  }

  private Api.Answer file(String text, String reason) {
    return api.send(
        api.request(LIST + "/import?reason=" + reason, admin)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(text)));
  }

  private boolean contains(String number) {
    return world.unitOfWork.run(() -> world.doNotCall.contains(new PhoneNumber(number)));
  }
}
