package ai.halo.adapter.web;

import static ai.halo.adapter.web.Garbage.CALLS;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Paths, queries, methods and headers that make no sense. */
final class GarbageTargets {
  private static final String SOME_ID = "01939e6c-0000-7000-8000-000000000000";

  private static final String UNKNOWN = "/api/dialling/unknown";

  private static final String LOGIN = "POST /api/auth/login HTTP/1.1";

  private GarbageTargets() {}

  static void addTo(Garbage.Heap heap) {
    paths(heap);
    lists(heap);
    figures(heap);
    methods(heap);
    headers(heap);
    noHttp(heap);
  }

  private static void paths(Garbage.Heap heap) {
    for (var id : List.of("1", "null", SOME_ID, SOME_ID + "0", "x".repeat(5_000), "%D1%8F", "*")) {
      heap.get(CALLS + "/" + id, 404, "call.not_found")
          .get(CALLS + "/" + id + "/events", 404, "call.not_found")
          .request("POST", CALLS + "/" + id + "/cancel", 404, "call.not_found")
          .request("POST", CALLS + "/" + id + "/retry", 404, "call.not_found")
          .request("POST", CALLS + "/" + id + "/recording/permission", 404, "call.not_found")
          .get(CALLS + "/" + id + "/recording", 403, "recording.not_permitted")
          .request("DELETE", CALLS + "/" + id + "/recording", 403, "auth.forbidden");
    }
    heap.get("/api", 404, "path.not_found")
        .get("/api/", 404, "path.not_found")
        .get("/api/nothing", 404, "path.not_found")
        .get("/api/calls/", 404, "path.not_found")
        .get("/api/calls/" + SOME_ID + "/explode", 404, "path.not_found")
        .get("/API/calls", 404, "path.not_found")
        .get("/nothing", 404, "path.not_found")
        .get("/error", 404, "path.not_found")
        .get("/assets/missing.js", 404, "path.not_found")
        .get("/missing.js", 404, "path.not_found")
        .get("/.env", 404, "path.not_found")
        .get("/actuator/env", 403, "auth.forbidden");
    for (var odd :
        List.of(
            "/api//calls",
            "//api/calls",
            "/api/./calls",
            "/api/../api/calls",
            "/api/calls;a=b",
            "/api/calls/%00",
            "/api/calls/..%2f",
            "/api/calls/%2e%2e",
            "/api/calls/%0a",
            "/api/calls/%zz",
            "/api/calls/%",
            "/api/calls/a\\b",
            "/assets/../../application.yml",
            "/assets/..%5c..%5capplication.yml")) {
      heap.get(odd, 400, "request.malformed");
    }
  }

  private static void lists(Garbage.Heap heap) {
    for (var limit : List.of("0", "-1", "201", "abc", "1.5", "1e2", "99999999999", "%00", "0x10")) {
      heap.get(CALLS + "?limit=" + limit, 422, "limit.range")
          .get("/api/sandbox/messages?limit=" + limit, 422, "limit.range")
          .get(UNKNOWN + "?limit=" + limit, 422, "limit.range");
    }
    for (var cursor :
        List.of("abc", "%00", "a".repeat(43), "-_".repeat(21) + "A", "a".repeat(9_000))) {
      heap.get(CALLS + "?cursor=" + cursor, 422, "cursor.invalid")
          .get(UNKNOWN + "?cursor=" + cursor, 422, "cursor.invalid");
    }
    for (var name : List.of("status", "disposition", "crm_status", "language")) {
      for (var word : List.of("nonsense", "COMPLETED", "added,nonsense", ",", "%00", "null", "1")) {
        heap.get(CALLS + "?" + name + "=" + word, 422, "filter.unknown");
      }
    }
    for (var q :
        List.of(
            "1",
            "a1",
            "%2B",
            "1234567890123456",
            "'%20or%201=1",
            "%00%00",
            "12%0A",
            "%D9%A1%D9%A2")) {
      heap.get(CALLS + "?q=" + q, 422, "q.format");
    }
    for (var time :
        List.of(
            "yesterday",
            "2026-03-01",
            "2026-13-01T00:00:00Z",
            "2026-03-01T25:00:00Z",
            "2026-03-01T00:00:00",
            "%2B1000000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "1767225600")) {
      heap.get(CALLS + "?from=" + time, 422, "time.format")
          .get(CALLS + "?to=" + time, 422, "time.format");
    }
    heap.get(CALLS + "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", 422, "period.empty")
        .get(CALLS + "?limit=1&limit=2", 422, "filter.repeated")
        .get(CALLS + "?cursor=a&cursor=b", 422, "filter.repeated")
        .get(CALLS + "?statuses=failed", 422, "filter.unknown")
        .get(CALLS + "?page=2", 422, "filter.unknown")
        .get(CALLS + "?limit=%zz", 400, "request.malformed")
        .get(CALLS + "?%zz=1", 400, "request.malformed")
        .get(CALLS + "?" + "a=1&".repeat(1_500), 400, "request.malformed");
  }

  private static void figures(Garbage.Heap heap) {
    var figures = "/api/analytics";
    for (var zone : List.of("Mars/Base", "%2B05:00", "UTC%00", "asia/tashkent", "GMT%2B5", "1")) {
      heap.get(figures + "?tz=" + zone, 422, "tz.unknown");
    }
    heap.get(figures + "?from=2026-03-02T00:00:00Z&to=2026-03-02T00:00:00Z", 422, "period.empty")
        .get(figures + "?from=2000-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", 422, "period.too_long")
        .get(figures + "?from=now", 422, "time.format")
        .get(figures + "?language=en", 422, "filter.unknown")
        .get(figures + "?disposition=happy", 422, "filter.unknown")
        .get(figures + "?limit=1", 422, "filter.unknown")
        .get(figures + "?tz=UTC&tz=UTC", 422, "filter.repeated");
  }

  private static void methods(Garbage.Heap heap) {
    heap.request("DELETE", CALLS, 405, "method.not_allowed")
        .request("PUT", CALLS + "/" + SOME_ID, 405, "method.not_allowed")
        .request("PATCH", CALLS + "/" + SOME_ID, 405, "method.not_allowed")
        .request("GET", CALLS + "/" + SOME_ID + "/cancel", 405, "method.not_allowed")
        .request("POST", "/api/analytics", 405, "method.not_allowed")
        .request("POST", "/api/events", 405, "method.not_allowed")
        .request("GET", "/api/auth/login", 405, "method.not_allowed")
        .request("GET", "/api/auth/logout", 405, "method.not_allowed")
        .request("DELETE", "/api/system", 405, "method.not_allowed")
        .request("DELETE", "/api/dialling", 405, "method.not_allowed")
        .request("GET", "/api/dialling/stop", 405, "method.not_allowed")
        .request("PUT", "/api/voice/permit", 405, "method.not_allowed")
        .request("GET", "/api/voice/reports", 405, "method.not_allowed")
        .request("POST", CALLS + "/" + SOME_ID + "/recording", 405, "method.not_allowed")
        .request("POST", "/", 405, "method.not_allowed")
        .request("TRACE", CALLS, 405, "method.not_allowed")
        .request("CONNECT", CALLS, 400, "request.malformed")
        .request("EXPLODE", CALLS, 400, "request.malformed");
  }

  private static void headers(Garbage.Heap heap) {
    for (var accept : List.of("text/html", "application/xml", "image/*", "nonsense", "///")) {
      heap.request("GET", CALLS, 406, "accept.not_acceptable", "Accept: " + accept);
    }
    heap.request("GET", "/api/events", 406, "accept.not_acceptable", "Accept: application/json");
    var body = GarbageBodies.call("voice", "\"male\"").getBytes(StandardCharsets.UTF_8);
    for (var type :
        List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "nonsense",
            "*/*",
            "application/*",
            "application/json; charset=nonsense")) {
      heap.post(CALLS, body, 415, "content_type.unsupported", "Content-Type: " + type);
    }
    heap.post(CALLS, body, 415, "content_type.unsupported", "X-No-Type: at all");
    for (var key : List.of("", "a b", "k".repeat(201), "cl\u00e9", "a\tb")) {
      heap.post(
          CALLS,
          body,
          422,
          "idempotency.key_format",
          "Content-Type: application/json",
          "Idempotency-Key: " + key);
    }
    heap.post(
        CALLS,
        body,
        422,
        "idempotency.key_format",
        "Content-Type: application/json",
        "Idempotency-Key: a",
        "Idempotency-Key: b");
    for (var value :
        List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer a b",
            "Basic YWRtaW46YWRtaW4=",
            "Bearer a.b.c",
            "Token x")) {
      heap.request("GET", CALLS, 401, "auth.required", "Authorization: " + value);
    }
    var web = "X-Halo-Client: web";
    var refresh = "/api/auth/refresh";
    heap.request("POST", refresh, 403, "auth.client_required")
        .request("POST", refresh, 403, "auth.client_required", "X-Halo-Client: mobile")
        .request("POST", refresh, 401, "auth.required", web)
        .request("POST", "/api/auth/logout", 403, "auth.client_required", "Cookie: halo_refresh=a");
    for (var cookie :
        List.of("", "abc", "a.b", "=", SOME_ID + ".x", SOME_ID + "." + "y".repeat(4_000))) {
      heap.request("POST", refresh, 401, "auth.required", web, "Cookie: halo_refresh=" + cookie);
    }
  }

  private static void noHttp(Garbage.Heap heap) {
    var host = "Host: localhost";
    var last = "Connection: close";
    var malformed = "request.malformed";
    heap.raw("no HTTP at all", lines("hello", ""), 400, malformed)
        .raw("no host", lines("GET /api/calls HTTP/1.1", last, ""), 400, malformed)
        .raw("a NUL", lines("GET /api/ca\u0000lls HTTP/1.1", host, last, ""), 400, malformed)
        .raw(
            "a header that is too long",
            lines("GET /api/calls HTTP/1.1", host, "X: " + "x".repeat(60_000), last, ""),
            400,
            malformed)
        .raw(
            "a version that nobody has",
            lines("GET /api/calls HTTP/9.9", host, last, ""),
            400,
            malformed)
        .raw(
            "an encoding that nobody has",
            lines(LOGIN, host, "Transfer-Encoding: xchunked", last, "", "0", ""),
            400,
            malformed)
        .raw(
            "a body that is too long, and asked about first",
            lines(LOGIN, host, "Expect: 100-continue", "Content-Length: 9999999999", last, ""),
            413,
            "body.too_large")
        .raw(
            "two lengths",
            lines(LOGIN, host, "Content-Length: 2", "Content-Length: 3", last, "", "{}"),
            400,
            malformed)
        .raw(
            "a length that is none",
            lines(LOGIN, host, "Content-Length: two", last, "", "{}"),
            400,
            malformed)
        .raw(
            "a broken chunk",
            lines(
                LOGIN,
                host,
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                last,
                "",
                "zz",
                "{}",
                "0",
                ""),
            400,
            "body.unreadable");
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }
}
