import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the product says about its own API: every operation, all that goes into it, and every status that comes out. */
final class Description {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<String> ADMINISTRATORS =
      List.of(
          "/api/users",
          "/api/audit",
          "/api/reanalyses",
          "/api/personal-data",
          "/api/system/status",
          "/api/telephony/check",
          "/api/dialling/release",
          "/api/dialling/restore",
          "/api/dialling/freeze",
          "/api/do-not-call/import",
          "/api/do-not-call/export");

  private static final List<String> ALSO_DELETED = List.of("/api/do-not-call/", "/api/calls/");

  private final JsonNode root;
  final List<Operation> operations = new ArrayList<>();

  Description(String json) {
    root = JSON.readTree(json);
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method -> operations.add(operation(path.getKey(), method.getKey(), method.getValue()))));
  }

  /** A value that goes in the path, the query or a header. */
  record Input(String name, String in, JsonNode schema) {}

  /**
   * One operation.
   *
   * @param fields of the JSON body, by name; empty where none is described
   * @param isOpen whether it lets in whoever has no token
   */
  record Operation(
      String method,
      String path,
      List<Input> inputs,
      Map<String, JsonNode> fields,
      List<String> required,
      boolean hasBody,
      String bodyType,
      Set<Integer> statuses,
      boolean isOpen) {

    String name() {
      return method + " " + path;
    }

    /** Whether operators are refused here. Said once more, since the description names a 403 for other reasons, too. */
    boolean isForAdministrators() {
      return ADMINISTRATORS.stream().anyMatch(path::startsWith)
          || method.equals("DELETE") && ALSO_DELETED.stream().anyMatch(path::startsWith);
    }
  }

  Set<String> methods(String path) {
    var methods = new TreeSet<String>();
    operations.stream().filter(one -> one.path().equals(path)).forEach(one -> methods.add(one.method()));
    return methods;
  }

  private Operation operation(String path, String method, JsonNode node) {
    var inputs = new ArrayList<Input>();
    for (var parameter : node.path("parameters")) {
      inputs.add(
          new Input(
              parameter.path("name").asString(),
              parameter.path("in").asString(),
              resolved(parameter.path("schema"))));
    }
    var statuses = new TreeSet<Integer>();
    node.path("responses")
        .propertyNames()
        .forEach(status -> statuses.add(Integer.parseInt(status)));
    var content = node.path("requestBody").path("content");
    var type = content.isEmpty() ? "" : content.propertyNames().iterator().next();
    var schema = content.isEmpty() ? content : resolved(content.path(type).path("schema"));
    var fields = new LinkedHashMap<String, JsonNode>();
    schema.path("properties").properties().forEach(field -> fields.put(field.getKey(), resolved(field.getValue())));
    var required = new ArrayList<String>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    var security = node.path("security");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        List.copyOf(inputs),
        fields,
        required,
        !content.isEmpty(),
        type,
        statuses,
        security.isArray() && security.isEmpty());
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : resolved(root.at(reference.substring(1)));
  }
}
