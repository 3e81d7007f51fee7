package ai.halo.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.call.CallStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@WebTest
class DescriptionTest {
  @LocalServerPort private int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

  private JsonNode description;

  @BeforeEach
  void read() {
    var api = new Api(port);
    description = api.send(api.request("/v3/api-docs")).json();
  }

  @Test
  void namesEveryOperationThereIs() {
    var answered = new TreeSet<String>();
    mappings.getHandlerMethods().keySet().stream()
        .flatMap(mapping ->
            mapping.getPatternValues().stream()
                .filter(path -> path.startsWith("/api"))
                .flatMap(path ->
                    mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> method + " " + path)))
        .forEach(answered::add);

    var described = new TreeSet<String>();
    operations().forEach(operation -> described.add(operation.name()));

    assertThat(described).isEqualTo(answered).hasSizeGreaterThan(38);
  }

  @Test
  void saysOfEveryOperationHowItFails() {
    assertThat(operations())
        .allSatisfy(operation -> {
          var statuses = operation.node().path("responses").propertyNames();
          assertThat(statuses).contains("406", "500", "503");
          var ofSessions = operation.name().startsWith("POST /api/voice/");
          if (ofSessions) {
            assertThat(statuses).contains("400", "413").doesNotContain("401", "403", "415");
          } else if (operation.node().has("requestBody")) {
            assertThat(statuses).contains("400", "413", "415", "422");
          }
          if (operation.name().contains("{id}")) {
            assertThat(statuses).contains("404");
          }
          var byPermission = operation.name().equals("GET /api/calls/{id}/recording");
          if (!operation.name().equals("GET /api/system") && !ofSessions && !byPermission) {
            assertThat(statuses).contains("401");
          }
        });
  }

  @Test
  void describesTheWholeCall() {
    var call = schema("Call");

    assertThat(names(call.path("properties")))
        .containsExactlyInAnyOrder(
            "id",
            "phone_number",
            "language",
            "voice",
            "greeting_message",
            "prompt",
            "status",
            "voximplant_call_id",
            "duration",
            "ending",
            "disposition",
            "transcript",
            "utterances",
            "summary",
            "followup_message",
            "customer_interest",
            "interest_level",
            "evidence",
            "crm_status",
            "crm_id",
            "telegram_link_sent",
            "followup_status",
            "failure",
            "cost",
            "has_recording",
            "opted_out",
            "callback_words",
            "created_by",
            "created_at",
            "updated_at",
            "completed_at",
            "timeline",
            "can_cancel",
            "can_retry",
            "confidence",
            "review",
            "callback_at",
            "language_spoken",
            "analysis_origin",
            "consent");
    assertThat(texts(call.path("required")))
        .containsExactlyInAnyOrderElementsOf(names(call.path("properties")));
  }

  @Test
  void tellsTheWordsOfAStatusAndWhatMayBeNull() {
    var properties = schema("Call").path("properties");
    var words = Arrays.stream(CallStatus.values()).map(CallStatus::word).toList();

    assertThat(texts(properties.path("status").path("enum"))).isEqualTo(words);
    assertThat(texts(properties.path("summary").path("type"))).containsExactly("string", "null");
    assertThat(properties.path("created_at").path("type").asString()).isEqualTo("string");
    assertThat(properties.path("failure").path("anyOf").size()).isEqualTo(2);
  }

  @Test
  void describesWhatIsSentAsItIsRead() {
    var body = schema("NewCall");

    assertThat(texts(body.path("required")))
        .containsExactlyInAnyOrder(
            "phone_number", "language", "voice", "greeting_message", "prompt");
    assertThat(body.path("properties").path("prompt").path("maxLength").asInt()).isEqualTo(8_000);
  }

  @Test
  void hidesThePageThatShowsIt() {
    var api = new Api(port);

    assertThat(api.send(api.request("/swagger-ui.html")).status()).isEqualTo(404);
    assertThat(api.send(api.request("/swagger-ui/index.html")).status()).isEqualTo(404);
  }

  private record Operation(String name, JsonNode node) {}

  private List<Operation> operations() {
    return description.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(method ->
                    new Operation(
                        method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        method.getValue())))
        .toList();
  }

  private JsonNode schema(String name) {
    return description.path("components").path("schemas").path(name);
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private static List<String> texts(JsonNode array) {
    return Stream.iterate(0, i -> i + 1)
        .limit(array.size())
        .map(i -> array.get(i).asString())
        .toList();
  }
}
