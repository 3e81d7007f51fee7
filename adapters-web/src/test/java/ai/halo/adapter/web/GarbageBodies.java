package ai.halo.adapter.web;

import static ai.halo.adapter.web.Garbage.CALLS;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies that make no sense. */
final class GarbageBodies {
  private static final String NO_SURROGATE = "\\ud83d";

  private GarbageBodies() {}

  static void addTo(Garbage.Heap heap) {
    phones(heap);
    words(heap);
    texts(heap);
    types(heap);
    unreadable(heap);
    sizes(heap);
    signIns(heap);
    users(heap);
    sessions(heap);
    dialling(heap);
  }

  /** A body that would place a call, but for one field, given as JSON. */
  static String call(String field, String value) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("phone_number", "\"+998901234567\"");
    fields.put("language", "\"uz\"");
    fields.put("voice", "\"female\"");
    fields.put("greeting_message", "\"Salom\"");
    fields.put("prompt", "\"Taklif qiling\"");
    fields.put(field, value);
    var body = new StringBuilder();
    fields.forEach((name, json) -> body.append(", \"%s\": %s".formatted(name, json)));
    return "{" + body.substring(2) + "}";
  }

  private static void phones(Garbage.Heap heap) {
    List.of(
            "998901234567",
            "+",
            "+0123456789",
            "+1234567",
            "+9989012345678901",
            "++998901234567",
            "+998 90 123 45 6x",
            "tel:+998901234567",
            "+9989012\\u000034567",
            "\\uff0b998901234567",
            "+\\u0669\\u0669\\u0668901234567",
            "'; drop table calls; --",
            "+998901234567;ext=1",
            "00998901234567",
            "+998901234567\\n+998901234568",
            "-998901234567",
            "NaN",
            "+998\\ud83d\\ude00901234567",
            "+99890" + NO_SURROGATE + "1234567",
            "+" + "9".repeat(10_000))
        .forEach(phone ->
            heap.post(CALLS, call("phone_number", "\"" + phone + "\""), 422, "phone.format"));
    heap.post(CALLS, call("phone_number", "\"\""), 422, "phone.blank");
    heap.post(CALLS, call("phone_number", "\" \\t \""), 422, "phone.blank");
  }

  private static void words(Garbage.Heap heap) {
    List.of("RU", "ru ", "en", "tg", "ru,uz", "", "русский", "r\\u0000u", NO_SURROGATE)
        .forEach(word ->
            heap.post(CALLS, call("language", "\"" + word + "\""), 422, "language.unknown"));
    List.of("robot", "Female", "", "male\\n", "FEMALE", "0")
        .forEach(word -> heap.post(CALLS, call("voice", "\"" + word + "\""), 422, "voice.unknown"));
  }

  private static void texts(Garbage.Heap heap) {
    Map.of("greeting_message", "greeting", "prompt", "prompt")
        .forEach((field, subject) -> {
          heap.post(CALLS, call(field, "\"\""), 422, subject + ".blank");
          heap.post(CALLS, call(field, "\" \\n\\t \""), 422, subject + ".blank");
          for (var bad : List.of("a\\u0000b", "a\\u0001", NO_SURROGATE, "\\ude00", "a\\u007f")) {
            heap.post(CALLS, call(field, "\"" + bad + "\""), 422, subject + ".characters");
          }
        });
    heap.post(
        CALLS, call("greeting_message", "\"" + "я".repeat(501) + "\""), 422, "greeting.too_long");
    heap.post(CALLS, call("prompt", "\"" + "я".repeat(8_001) + "\""), 422, "prompt.too_long");
    heap.post(CALLS, call("prompt", "\"" + "я".repeat(10_000) + "\""), 422, "prompt.too_long");
  }

  private static void types(Garbage.Heap heap) {
    for (var wrong :
        List.of("1", "1.5", "true", "[]", "[\"+998901234567\"]", "{}", "{\"a\":[1]}")) {
      heap.post(CALLS, call("phone_number", wrong), 422, "phone.type")
          .post(CALLS, call("language", wrong), 422, "language.unknown")
          .post(CALLS, call("voice", wrong), 422, "voice.unknown")
          .post(CALLS, call("greeting_message", wrong), 422, "greeting.type")
          .post(CALLS, call("prompt", wrong), 422, "prompt.type");
    }
    heap.post(CALLS, call("phone_number", "null"), 422, "phone.blank")
        .post(CALLS, call("language", "null"), 422, "language.unknown")
        .post(CALLS, call("voice", "null"), 422, "voice.unknown")
        .post(CALLS, call("greeting_message", "null"), 422, "greeting.blank")
        .post(CALLS, call("prompt", "null"), 422, "prompt.blank")
        .post(CALLS, "{}", 422, "phone.blank");
  }

  private static void unreadable(Garbage.Heap heap) {
    var whole = call("voice", "\"male\"");
    List.of(
            "",
            " ",
            "null",
            "[]",
            "[" + whole + "]",
            "\"text\"",
            "1",
            "true",
            "{",
            "{]",
            whole.substring(0, whole.length() - 1),
            whole + whole,
            whole + " x",
            whole + "]",
            "{'phone_number': '+998901234567'}",
            "{phone_number: 1}",
            "{\"phone_number\": }",
            "{\"a\": NaN}",
            "{\"a\": 01}",
            "{\"a\": 1,}",
            "// a comment\n" + whole,
            call("prompt", "\"a\nb\""),
            call("prompt", "\"a\\x41\""),
            call("prompt", "\"\\ud8zz\""),
            "{\"voice\": \"male\", \"voice\": \"female\"}",
            "{\"" + "n".repeat(50_000) + "\": 1}",
            "{\"a\": " + "[".repeat(100_000),
            "{\"a\": " + "[".repeat(40) + "]".repeat(40) + "}",
            "{\"a\":".repeat(10_000))
        .forEach(body -> heap.post(CALLS, body, 400, "body.unreadable"));
    heap.post(CALLS, new byte[] {0, 0, 0, 0}, 400, "body.unreadable")
        .post(CALLS, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xfd}, 400, "body.unreadable")
        .post(CALLS, broken(new byte[] {(byte) 0xc3, 0x28}), 400, "body.unreadable")
        .post(CALLS, broken(new byte[] {(byte) 0xc0, (byte) 0x80}), 422, "prompt.characters")
        .post(CALLS, broken(new byte[] {(byte) 0xf8}), 400, "body.unreadable");
  }

  /** A body with bytes in its prompt that are no UTF-8. */
  private static byte[] broken(byte[] bytes) {
    var latin = new String(bytes, StandardCharsets.ISO_8859_1);
    return call("prompt", "\"" + latin + "\"").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void sizes(Garbage.Heap heap) {
    var limit = 1_048_576;
    var padded = " ".repeat(limit - 100) + call("voice", "\"male\"") + " ".repeat(100);
    var bytes = padded.getBytes(StandardCharsets.UTF_8);
    heap.post(CALLS, bytes, 413, "body.too_large")
        .chunked(CALLS, bytes, 413, "body.too_large")
        .chunked(
            CALLS, " ".repeat(3 * limit).getBytes(StandardCharsets.UTF_8), 413, "body.too_large")
        .post(CALLS, call("prompt", "\"" + "a".repeat(limit) + "\""), 413, "body.too_large")
        .post("/api/auth/login", bytes, 413, "body.too_large")
        .chunked("/api/auth/login", bytes, 413, "body.too_large");
  }

  private static void signIns(Garbage.Heap heap) {
    var login = "/api/auth/login";
    heap.post(login, "{}", 422, "username.blank")
        .post(login, "{\"username\": 1, \"password\": \"x\"}", 422, "username.type")
        .post(login, "{\"username\": \"a\", \"password\": []}", 422, "password.type")
        .post(login, "{\"username\": \"a\", \"password\": \"\"}", 422, "password.blank")
        .post(login, "{\"username\": \"a\", \"password\": \"\\ud800\"}", 422, "password.characters")
        .post(
            login, "{\"username\": \"\\u0000\", \"password\": \"x\"}", 401, "auth.bad_credentials")
        .post(
            login, "{\"username\": \"\\udc00\", \"password\": \"x\"}", 401, "auth.bad_credentials")
        .post(
            login,
            "{\"username\": \"' or ''='\", \"password\": \"x\"}",
            401,
            "auth.bad_credentials")
        .post(
            login,
            "{\"username\": \"nobody\", \"password\": \"" + "x".repeat(500_000) + "\"}",
            401,
            "auth.bad_credentials")
        .post(login, "[]", 400, "body.unreadable")
        .post(login, "username=admin&password=admin", 400, "body.unreadable");
    var password = "/api/auth/password";
    heap.post(password, "{}", 422, "password.blank")
        .post(
            password,
            "{\"current_password\": \"x\", \"new_password\": \"short\"}",
            422,
            "password.too_short")
        .post(
            password,
            "{\"current_password\": \"x\", \"new_password\": \"" + "l".repeat(257) + "\"}",
            422,
            "password.too_long")
        .post(
            password,
            "{\"current_password\": \"x\", \"new_password\": \"1234567\\ud800\"}",
            422,
            "password.characters")
        .post(
            password,
            "{\"current_password\": \"wrong\", \"new_password\": \"long enough\"}",
            422,
            "password.wrong");
  }

  private static void users(Garbage.Heap heap) {
    heap.get("/api/users", 403, "auth.forbidden")
        .post(
            "/api/users",
            "{\"username\": \"eve\", \"password\": \"long enough\", \"role\": \"admin\"}",
            403,
            "auth.forbidden")
        .post("/api/users", "{", 403, "auth.forbidden");
  }

  private static void sessions(Garbage.Heap heap) {
    for (var path : List.of("/api/voice/permit", "/api/voice/reports")) {
      for (var body :
          List.of(
              "",
              "null",
              "[]",
              "1",
              "\"{}\"",
              "{",
              "{}{}",
              "{\"attempt\": 1, \"attempt\": 2}",
              "attempt=1&ticket=2",
              "{\"a\":".repeat(10_000),
              "{\"" + "n".repeat(50_000) + "\": 1}")) {
        heap.post(path, body, 400, "body.unreadable");
      }
      var tooLong = " ".repeat(300_000).getBytes(StandardCharsets.UTF_8);
      heap.post(path, new byte[] {(byte) 0xff, (byte) 0xfe}, 400, "body.unreadable")
          .post(path, tooLong, 413, "body.too_large")
          .chunked(path, tooLong, 413, "body.too_large");
    }
    heap.post("/api/voice/reports", "{}", 409, "session.not_granted")
        .post("/api/voice/callbacks/", "{}", 404, "path.not_found")
        .post("/api/voice/callbacks/" + "x".repeat(5_000), "{}", 404, "path.not_found");
  }

  private static void dialling(Garbage.Heap heap) {
    var stop = "/api/dialling/stop";
    for (var wrong : List.of("1", "true", "[]", "{}")) {
      heap.post(stop, "{\"reason\": " + wrong + "}", 422, "reason.type");
    }
    for (var bad : List.of("a\\u0000b", "a\\nb", "\\u007f", NO_SURROGATE)) {
      heap.post(stop, "{\"reason\": \"" + bad + "\"}", 422, "reason.characters");
    }
    heap.post(stop, "{}", 422, "reason.blank")
        .post(stop, "{\"reason\": null}", 422, "reason.blank")
        .post(stop, "{\"reason\": \" \"}", 422, "reason.blank")
        .post(stop, "{\"reason\": \"" + "я".repeat(201) + "\"}", 422, "reason.too_long")
        .post(stop, "", 400, "body.unreadable")
        .post(stop, "[]", 400, "body.unreadable")
        .post("/api/dialling/release", "{\"brake\": \"operator\"}", 403, "auth.forbidden")
        .post("/api/dialling/freeze", "{", 403, "auth.forbidden")
        .post("/api/telephony/check", "", 403, "auth.forbidden");
    var settle = "/api/dialling/unknown/01939e6c-0000-7000-8000-000000000000/settle";
    for (var wrong : List.of("1", "\"true\"", "[]", "{}", "0.5")) {
      heap.post(settle, "{\"rang\": " + wrong + ", \"redial\": false}", 422, "rang.type")
          .post(settle, "{\"rang\": true, \"redial\": " + wrong + "}", 422, "redial.type");
    }
    heap.post(settle, "{}", 422, "rang.blank")
        .post(settle, "{\"rang\": false}", 422, "redial.blank")
        .post(settle, "{\"rang\": null, \"redial\": true}", 422, "rang.blank")
        .post(settle, "{\"rang\": true, \"redial\": true}", 422, "redial.rang")
        .post(settle, "{\"rang\": true, \"redial\": false}", 404, "attempt.not_found")
        .post(settle, "null", 400, "body.unreadable")
        .post(settle, "{\"rang\": tru}", 400, "body.unreadable");
  }
}
