import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Values: good ones, those at the edge of what is allowed, and those that mean harm. */
final class Values {
  private Values() {}

  /** Texts that have broken other software; each stands for a way of breaking it. */
  static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "null",
          "undefined",
          "0",
          "-1",
          "1e309",
          "NaN",
          "99999999999999999999",
          "2147483648",
          "-9223372036854775809",
          "true",
          "[]",
          "{}",
          "' OR '1'='1",
          "'; DROP TABLE calls; --",
          "1' UNION SELECT password_hash FROM users --",
          "');SELECT pg_sleep(20);--",
          "\\'; COPY (SELECT 1) TO PROGRAM 'id'; --",
          "%",
          "_",
          "%' ESCAPE '!",
          "${jndi:ldap://127.0.0.1/a}",
          "${7*7}",
          "{{7*7}}",
          "#{7*7}",
          "*{T(java.lang.Runtime).getRuntime().exec('id')}",
          "%{#context}",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "javascript:alert(1)",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "file:///etc/passwd",
          "http://169.254.169.254/latest/meta-data/",
          "a\r\nX-Injected: yes",
          "a\nSet-Cookie: injected=1",
          "\r\n\r\nHTTP/1.1 200 OK\r\n",
          "=cmd|' /C calc'!A1",
          "@SUM(1+1)*cmd",
          "a\u0000b",
          "\u0000",
          "\u0001\u0008\u001b[31m",
          "\u007f\u0085\u009f",
          "\u202eevil\u2066",
          "\ufeff\u200b\u200d",
          "\ud800",
          "\udc00\ud800",
          "\uffff\ufffe",
          "e\u0301\u0327\u035c".repeat(40),
          "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc66",
          "\u0130\u0131\u017f\u212a\u1e9e",
          "\u0661\u0662\u0663",
          "\uff10\uff11",
          "a".repeat(300),
          "a".repeat(9_000),
          "\u042f".repeat(5_000),
          "(".repeat(2_000),
          "a+".repeat(1_000) + "!",
          "+" + "9".repeat(400),
          "0".repeat(4_000) + "1",
          "1,".repeat(3_000),
          "a@" + "a.".repeat(2_000),
          "AAAA" + "%s%n%x".repeat(50),
          "2026-02-30T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "-999999999-01-01T00:00:00Z",
          "0000-00-00T00:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "01939e6c-0000-7000-8000-00000000000g");

  /** JSON in the place of a value, most of it of a wrong type. */
  static final List<String> HOSTILE_JSON =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e400",
          "-1e-400",
          "1E+2147483648",
          "9223372036854775808",
          "1" + "0".repeat(900),
          "1" + "0".repeat(20_000),
          "0." + "0".repeat(20_000) + "1",
          "[]",
          "{}",
          "[null]",
          "[\"a\",\"a\"]",
          "{\"a\":1}",
          "{\"$ne\":null}",
          "{\"$gt\":\"\"}",
          "{\"__proto__\":{\"admin\":true}}",
          "{\"@class\":\"java.net.URL\",\"val\":\"http://127.0.0.1/\"}",
          "[\"java.util.HashMap\",{}]",
          "[".repeat(20) + "]".repeat(20),
          "[".repeat(50) + "]".repeat(50),
          "[".repeat(20_000) + "]".repeat(20_000),
          "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
          "[" + "0,".repeat(50_000) + "0]",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e\"",
          "\"unfinished",
          "nul",
          "NaN",
          "Infinity",
          "'single'",
          "0x10",
          "01",
          "+1",
          "/* comment */ 1",
          "\"a\" \"b\"",
          "\"\t\"",
          "\"\\x\"",
          "1,",
          "");

  /** What stands where JSON should. */
  static final List<byte[]> HOSTILE_BODIES = bodies();

  private static List<byte[]> bodies() {
    var bodies = new ArrayList<byte[]>();
    for (var text :
        List.of(
            "",
            " ",
            "null",
            "[]",
            "[[]]",
            "\"\"",
            "0",
            "true",
            "{",
            "}",
            "{}",
            "{}{}",
            "{\"a\"}",
            "{\"a\":}",
            "{,}",
            "{\"a\":1,}",
            "{'a':1}",
            "{a:1}",
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
            "a=1&b=2",
            "{\"\":1}",
            "{\"" + "k".repeat(20_000) + "\":1}",
            "\ufeff{}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "\u0000")) {
      bodies.add(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0});
    bodies.add(new byte[] {(byte) 0xc3, (byte) 0x28});
    bodies.add(new byte[] {'{', '"', (byte) 0xf0, (byte) 0x28, (byte) 0x8c, (byte) 0xbc, '"', ':', '1', '}'});
    bodies.add(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'});
    bodies.add(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'});
    bodies.add(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
    bodies.add(wide());
    return List.copyOf(bodies);
  }

  /** An object with very many names. */
  private static byte[] wide() {
    var wide = new StringBuilder("{");
    for (var i = 0; i < 30_000; i++) {
      wide.append("\"k").append(i).append("\":").append(i).append(',');
    }
    return wide.append("\"k\":0}").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  static final List<String> TYPES =
      List.of(
          "",
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=" + "x".repeat(2_000),
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "application/json; charset=\"",
          "application/vnd.api+json",
          "application/x-java-serialized-object",
          "*/*",
          "nonsense",
          ";;;",
          "application/json, text/plain");

  static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "EXPLODE", "get");

  /** Headers that servers have believed and should not have. */
  static final List<String> HEADERS =
      List.of(
          "Accept: text/html",
          "Accept: ///",
          "Accept: " + "a/b,".repeat(1_000),
          "Accept-Language: " + "x-".repeat(1_000),
          "Accept-Encoding: gzip, deflate, br, \u0001",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Cookie: halo_refresh=' OR 1=1--",
          "Cookie: " + "a=b; ".repeat(500),
          "Cookie: \u00ff=\u00ff; ;=;$Version=1",
          "X-Forwarded-For: 127.0.0.1, ' OR 1=1",
          "X-Forwarded-Host: evil.example",
          "X-Forwarded-Proto: javascript",
          "X-Forwarded-Prefix: /../..",
          "X-HTTP-Method-Override: DELETE",
          "X-Original-URL: /api/users",
          "Forwarded: for=\"[::1",
          "Range: bytes=0-0,".concat("1-1,".repeat(400)),
          "Range: bytes=-99999999999999999999",
          "Last-Event-ID: -1",
          "Last-Event-ID: 9223372036854775808",
          "If-Modified-Since: never",
          "If-None-Match: \"" + "x".repeat(3_000),
          "Expect: 200-nonsense",
          "Upgrade: h2c",
          "Origin: null",
          "Origin: http://[nonsense",
          "traceparent: 00-" + "f".repeat(32) + "-zz-01",
          "traceparent: " + "0".repeat(3_000),
          "X-Halo-Client: web",
          "Idempotency-Key: " + "k".repeat(300),
          "Content-Language: \u0000");

  /** A value that the schema allows. */
  static String good(JsonNode schema, String name, Random chance) {
    var words = schema.path("enum");
    if (words.isArray() && !words.isEmpty()) {
      return words.get(chance.nextInt(words.size())).asString();
    }
    if (schema.path("items").isObject()) {
      return good(schema.path("items"), name, chance);
    }
    if (schema.has("example")) {
      return name.contains("phone") ? "+99890%07d".formatted(chance.nextInt(10_000_000)) : schema.path("example").asString();
    }
    var type = schema.path("type");
    return switch (type.isArray() ? type.get(0).asString() : type.asString("string")) {
      case "integer", "number" -> String.valueOf(Math.max(schema.path("minimum").asInt(1), chance.nextInt(50)));
      case "boolean" -> String.valueOf(chance.nextBoolean());
      default ->
          switch (schema.path("format").asString("")) {
            case "uuid" -> new java.util.UUID(0x01939e6c_0000_7000L, 0x8000_0000_0000_0000L | chance.nextInt()).toString();
            case "date-time" -> "2026-03-%02dT09:00:00Z".formatted(1 + chance.nextInt(28));
            case "password" -> "a long enough password " + chance.nextInt(1_000);
            default -> "text " + chance.nextInt(1_000);
          };
    };
  }

  /** Texts at the edge of what the schema allows. */
  static List<String> edges(JsonNode schema) {
    var edges = new ArrayList<String>();
    for (var bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        var number = schema.path(bound).asLong();
        edges.addAll(List.of(String.valueOf(number - 1), String.valueOf(number), String.valueOf(number + 1)));
      }
    }
    for (var bound : List.of("minLength", "maxLength")) {
      if (schema.has(bound) && schema.path(bound).asInt() <= 20_000) {
        var length = schema.path(bound).asInt();
        edges.add("x".repeat(Math.max(0, length - 1)));
        edges.add("x".repeat(length));
        edges.add("\u044f".repeat(length + 1));
        edges.add("\ud83d\ude00".repeat(length));
      }
    }
    return edges;
  }
}
