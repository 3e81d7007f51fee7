import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.node.StringNode;

/**
 * The requests of a fuzz run: each place of each operation with each value that means harm, the others good, as somebody
 * chosen by chance. The same description and seed give the same requests.
 */
final class Shots {
  private final Description description;
  private final Wire wire;
  private final Map<String, List<String>> known;
  private final Random chance;
  private final List<Shot> shots = new ArrayList<>();

  /** Who asks. */
  enum Who {
    ADMINISTRATOR,
    OPERATOR,
    FORGED,
    NOBODY
  }

  /**
   * One request; its token is put in when it is sent.
   *
   * @param what is tried, in a few words
   * @param isPlain whether the request is HTTP that reaches the operation, so that only documented statuses may come back
   * @param isForeign whether the method is none of the path's own
   */
  record Shot(
      Description.Operation operation,
      Who who,
      String what,
      String method,
      String target,
      List<String> headers,
      byte[] body,
      boolean isPlain,
      boolean isForeign) {}

  /** Everything that one request is made of, before one place of it is spoilt. */
  private final class Draft {
    final Description.Operation operation;
    String method;
    String path;
    final Map<String, String> pathValues = new LinkedHashMap<>();
    final List<String> query = new ArrayList<>();
    final List<String> headers = new ArrayList<>();
    final Map<String, String> fields = new LinkedHashMap<>();
    String type;
    byte[] body;
    boolean isPlain = true;
    boolean isForeign;

    Draft(Description.Operation operation) {
      this.operation = operation;
      method = operation.method();
      path = operation.path();
      type = operation.bodyType();
      for (var input : operation.inputs()) {
        if (input.in().equals("path")) {
          pathValues.put(input.name(), id(operation.path(), input));
        } else if (input.in().equals("header")) {
          if (input.schema().has("enum") || chance.nextInt(4) == 0) {
            headers.add(input.name() + ": " + Values.good(input.schema(), input.name(), chance));
          }
        } else if (chance.nextInt(4) == 0) {
          query.add(input.name() + "=" + encoded(Values.good(input.schema(), input.name(), chance)));
        }
      }
      operation.fields().forEach((name, schema) -> {
        var good = Values.good(schema, name, chance);
        var isText = schema.path("type").asString("string").equals("string") || schema.path("type").isArray();
        fields.put(name, isText ? quoted(good) : good);
      });
    }

    private String id(String operation, Description.Input input) {
      var there = known.getOrDefault(operation.replaceAll("/\\{.*", ""), List.of());
      return there.isEmpty() || chance.nextInt(3) == 0
          ? Values.good(Description.JSON.valueToTree(Map.of("format", "uuid")), input.name(), chance)
          : there.get(chance.nextInt(there.size()));
    }

    void finish(String what, Who who) {
      var target = path;
      for (var value : pathValues.entrySet()) {
        target = target.replace("{" + value.getKey() + "}", value.getValue());
      }
      if (!query.isEmpty()) {
        target += "?" + String.join("&", query);
      }
      if (body == null) {
        body = operation.hasBody() ? json(fields).getBytes(StandardCharsets.UTF_8) : new byte[0];
      }
      var all = new ArrayList<>(headers);
      if (operation.hasBody() && !type.isEmpty()) {
        all.add("Content-Type: " + type);
      }
      shots.add(new Shot(operation, who, what, method, target, all, body, isPlain, isForeign));
    }
  }

  /** @param known ids that are there, by the path before them */
  Shots(Description description, Wire wire, Map<String, List<String>> known, long seed) {
    this.description = description;
    this.wire = wire;
    this.known = known;
    this.chance = new Random(seed);
  }

  /** So many of them: first each operation as it is meant, by everybody; then what means harm, in no order. */
  List<Shot> take(int many) {
    for (var operation : description.operations) {
      for (var who : Who.values()) {
        new Draft(operation).finish("as it is meant", who);
      }
    }
    Collections.shuffle(shots, chance);
    var first = List.copyOf(shots);
    shots.clear();
    while (first.size() + shots.size() < many) {
      description.operations.forEach(this::spoil);
    }
    Collections.shuffle(shots, chance);
    shots.addAll(0, first);
    return List.copyOf(shots.subList(0, Math.min(many, shots.size())));
  }

  private void spoil(Description.Operation operation) {
    for (var input : operation.inputs()) {
      var values = new ArrayList<>(Values.HOSTILE);
      values.addAll(Values.edges(input.schema()));
      for (var value : values) {
        one(operation, input.in() + " " + input.name() + " = " + shown(value), draft -> place(draft, input, value));
      }
      if (input.in().equals("query")) {
        for (var raw : List.of("=", "", "=%", "=%zz", "=%00", "=%ff%fe", "=%c0%ae", "=%u0041", "[]=1", "[a]=1", "=a&" + input.name() + "=b")) {
          one(operation, "query " + input.name() + raw, draft -> {
            draft.query.add(input.name() + raw);
            draft.isPlain = false;
          });
        }
      }
    }
    operation.fields().forEach((name, schema) -> {
      var values = new ArrayList<>(Values.HOSTILE);
      values.addAll(Values.edges(schema));
      for (var value : values) {
        one(operation, "field " + name + " = " + shown(value), draft -> draft.fields.put(name, quoted(value)));
      }
      for (var json : Values.HOSTILE_JSON) {
        one(operation, "field " + name + " is the JSON " + shown(json), draft -> draft.fields.put(name, json));
      }
      one(operation, "no field " + name, draft -> draft.fields.remove(name));
    });
    if (operation.hasBody()) {
      for (var body : Values.HOSTILE_BODIES) {
        one(operation, "a body of " + body.length + " bytes: " + shown(new String(body, StandardCharsets.ISO_8859_1)), draft -> draft.body = body);
      }
      for (var type : Values.TYPES) {
        one(operation, "content type " + shown(type), draft -> draft.type = type);
      }
      for (var more : List.of("\"id\":1", "\"role\":\"admin\"", "\"is_admin\":true", "\"status\":\"completed\"", "\"created_by\":\"admin\"", "\"__proto__\":{}", "\"phone_number\":\"+1\"")) {
        one(operation, "one more field " + more, draft -> draft.body = (json(draft.fields).replaceFirst("}$", draft.fields.isEmpty() ? "" : ",") + more + "}").getBytes(StandardCharsets.UTF_8));
      }
    } else {
      one(operation, "a body where none is", draft -> {
        draft.body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        draft.isPlain = false;
      });
    }
    for (var method : Values.METHODS) {
      if (!description.methods(operation.path()).contains(method)) {
        one(operation, "method " + method, draft -> {
          draft.method = method;
          draft.isForeign = true;
        });
      }
    }
    for (var header : Values.HEADERS) {
      one(operation, "header " + shown(header), draft -> {
        draft.headers.add(header);
        draft.isPlain = false;
      });
    }
    for (var end : List.of("/", "//", "/..", "/../users", ";a=b", "%00", "%2e%2e%2fusers", ".json", "%0d%0aX-Injected:%20yes", "?", "#a", "\\", "%")) {
      one(operation, "path and " + end, draft -> {
        draft.path += end;
        draft.isPlain = false;
      });
    }
  }

  private void one(Description.Operation operation, String what, Consumer<Draft> spoiling) {
    var draft = new Draft(operation);
    spoiling.accept(draft);
    draft.finish(what, someone());
  }

  /** Mostly those who get furthest. */
  private Who someone() {
    var drawn = chance.nextInt(10);
    return drawn < 5 ? Who.ADMINISTRATOR : drawn < 8 ? Who.OPERATOR : drawn < 9 ? Who.FORGED : Who.NOBODY;
  }

  private void place(Draft draft, Description.Input input, String value) {
    switch (input.in()) {
      case "path" -> {
        draft.pathValues.put(input.name(), encoded(value));
        // An empty one is another address, and one with a slash or a control may be none.
        draft.isPlain = value.matches("[\\w.+-]+");
      }
      case "query" -> draft.query.add(input.name() + "=" + encoded(value));
      default -> {
        draft.headers.removeIf(header -> header.startsWith(input.name() + ":"));
        draft.headers.add(input.name() + ": " + value.replace("\r", "").replace("\n", ""));
        draft.isPlain = value.length() < 4_000 && value.chars().allMatch(c -> c >= ' ' && c < 127);
      }
    }
  }

  /** As bytes, with whatever the token is now. */
  byte[] bytes(Shot shot, String token) {
    var headers = new ArrayList<>(shot.headers());
    if (!token.isEmpty()) {
      headers.add("Authorization: Bearer " + token);
    }
    return wire.bytes(shot.method(), shot.target(), shot.body(), headers.toArray(String[]::new));
  }

  private static String json(Map<String, String> fields) {
    var json = new StringBuilder("{");
    fields.forEach((name, value) -> json.append(json.length() > 1 ? "," : "").append(quoted(name)).append(':').append(value));
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    return StringNode.valueOf(text).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String shown(String text) {
    var printable = text.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.length() > 60 ? printable.substring(0, 60) + "… (" + text.length() + ")" : printable;
  }
}
