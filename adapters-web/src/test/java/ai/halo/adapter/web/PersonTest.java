package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.contact.PhoneNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

@WebTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class PersonTest {
  private static final String PERSON = "{\"phone_number\": \"+998 90 123-45-67\"}";

  @Autowired private WebWorld world;
  @LocalServerPort private int port;
  private Api api;
  private String admin;

  @BeforeEach
  void signIn() {
    api = new Api(port);
    admin = api.token("admin");
  }

  @Test
  void findsWhatThereIsOfANumber() {
    assertThat(post("look").json())
        .hasToString("{\"calls\":0,\"first_call_at\":null,\"last_call_at\":null,\"listed\":false}");

    lead();

    var found = post("look").json();
    assertThat(found.path("calls").asInt()).isEqualTo(1);
    assertThat(found.path("first_call_at").asString()).isEqualTo(CallBuilder.NOON.toString());
  }

  @Test
  void tellsAllThatIsKnownAsOneDocument() {
    var call = lead();

    var exported = post("export");

    assertThat(exported.header("Content-Disposition")).isPresent();
    var told = exported.json();
    assertThat(told.path("phone_number").asString()).isEqualTo("+998901234567");
    assertThat(told.path("calls").size()).isEqualTo(1);
    assertThat(told.path("calls").path(0).path("id").asString()).isEqualTo(call.id().toString());
    assertThat(told.path("calls").path(0).path("transcript").asString()).contains("Customer:");
    assertThat(told.path("on_do_not_call_list").asBoolean()).isFalse();
  }

  @Test
  void erasesAllThatIsKnown() {
    var call = lead();

    assertThat(post("erase").json()).hasToString("{\"calls\":1,\"recordings\":0}");

    var left = api.get("/api/calls/" + call.id(), admin);
    assertThat(left.body()).doesNotContain("998901234567", "интересно", "Спасибо");
    assertThat(left.json().path("phone_number").asString()).isEqualTo("***");
    assertThat(left.json().path("disposition").asString()).isEqualTo("interested");
    assertThat(post("look").json())
        .hasToString("{\"calls\":0,\"first_call_at\":null,\"last_call_at\":null,\"listed\":true}");
    assertThat(world.forgotten).contains(new PhoneNumber("+998901234567"));
    assertThat(api.get("/api/audit", admin).body()).doesNotContain("998901234567");
  }

  @Test
  void saysThatACallIsUnderWay() {
    world.calls.add(aCall().to("+998901234567").talking().build());

    assertThat(post("erase").code()).isEqualTo("person.under_way");
  }

  @Test
  void tellsHowLongWhatIsKept() {
    assertThat(api.get("/api/personal-data/retention", admin).json())
        .hasToString("{\"recordings\":90,\"words\":365,\"numbers\":0,\"audit\":30}");
  }

  private Call lead() {
    var call = aCall().to("+998901234567").lead().build();
    world.calls.add(call);
    return call;
  }

  private Api.Answer post(String what) {
    return api.post("/api/personal-data/" + what, admin, PERSON);
  }
}
