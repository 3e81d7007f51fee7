import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Attacks that have a name, each tried from outside as an attacker would. */
final class Suite {
  static final String SCRIPT = "<script>alert(1)</script>";

  private final Wire wire;
  private final People people;
  private final Figures figures;
  private final Description description;

  Suite(Wire wire, People people, Figures figures, Description description) {
    this.wire = wire;
    this.people = people;
    this.figures = figures;
    this.description = description;
  }

  static String call(String number, String greeting, String prompt) {
    return "{\"phone_number\":\"%s\",\"language\":\"ru\",\"voice\":\"female\",\"greeting_message\":\"%s\",\"prompt\":\"%s\"}"
        .formatted(number, greeting, prompt);
  }

  void run() throws Exception {
    forgedTokens();
    csrf();
    framesAndScripts();
    storedScripts();
    paths();
    injections();
    operatorsAndAdministrators();
    massAssignment();
    expressions();
    bombs();
    guesses();
  }

  private Wire.Answer get(String target, String token) {
    return told(wire.ask("GET", target, "Authorization: Bearer " + token));
  }

  private Wire.Answer told(Wire.Answer answer) {
    figures.answered("named attacks", answer.status());
    return answer;
  }

  private void is(String attack, Wire.Answer answer, int... statuses) {
    var isOne = false;
    for (var status : statuses) {
      isOne |= answer.status() == status;
    }
    figures.tried(attack, isOne, "answered " + answer.status() + (answer.isLate() ? ", late" : ""));
  }

  private void forgedTokens() throws Exception {
    var parts = people.administrator.split("\\.");
    var me = "/api/auth/me";
    is("JWT: a good token is good, or the rest says nothing", get(me, people.administrator), 200);
    for (var none : List.of("none", "None", "NONE", "nOnE")) {
      var head = People.encoded("{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(none));
      is("JWT: alg " + none, get(me, head + "." + parts[1] + "."), 401);
      is("JWT: alg " + none + " with the signature", get(me, head + "." + parts[1] + "." + parts[2]), 401);
    }
    is("JWT: no signature", get(me, parts[0] + "." + parts[1] + "."), 401);
    is("JWT: other claims under the signature", get(me, people.forged), 401);
    for (var key : List.of("", "secret", "halo", "changeme", "your-256-bit-secret", "\u0000")) {
      is("JWT: signed with the key \"" + key.replace("\u0000", "NUL") + "\"", get(me, signed("{\"alg\":\"HS256\"}", parts[1], key)), 401);
    }
    is("JWT: key confusion by jwk", get(me, signed("{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}}", parts[1], "secret")), 401);
    is("JWT: key confusion by kid", get(me, signed("{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}", parts[1], "\u0000")), 401);
    is("JWT: key confusion by jku", get(me, signed("{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1/keys\"}", parts[1], "secret")), 401);
    is("JWT: a token of five parts", get(me, "a.b.c.d.e"), 401);
    is("JWT: a token in the address", told(wire.ask("GET", me + "?access_token=" + people.administrator)), 401);
  }

  private static String signed(String head, String claims, String key) throws Exception {
    var signing = People.encoded(head) + "." + claims;
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.isEmpty() ? new byte[1] : key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return signing + "." + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signing.getBytes(StandardCharsets.US_ASCII)));
  }

  private void csrf() {
    is("CSRF: a refresh without the header", told(wire.ask("POST", "/api/auth/refresh", "Cookie: halo_refresh=a.b")), 403);
    is("CSRF: a sign-out without the header", told(wire.ask("POST", "/api/auth/logout", "Cookie: halo_refresh=a.b")), 403);
    is("CSRF: a form that signs in", told(wire.send(wire.bytes("POST", "/api/auth/login", "username=admin&password=admin".getBytes(StandardCharsets.UTF_8), "Content-Type: application/x-www-form-urlencoded"))), 415);
    is("CSRF: text that signs in", told(wire.send(wire.bytes("POST", "/api/auth/login", "{\"username\":\"admin\",\"password\":\"admin\"}".getBytes(StandardCharsets.UTF_8), "Content-Type: text/plain"))), 415);
    for (var origin : List.of("https://evil.example", "null", "http://localhost:3000.evil.example")) {
      var answer = told(wire.ask("OPTIONS", "/api/calls", "Origin: " + origin, "Access-Control-Request-Method: POST"));
      figures.tried("CORS: " + origin, answer.status() == 403 && answer.header("Access-Control-Allow-Origin").isEmpty(), "answered " + answer.status());
    }
  }

  private void framesAndScripts() {
    for (var page : List.of("/", "/login", "/analytics", "/api/system", "/nothing", "/v3/api-docs")) {
      var answer = told(wire.ask("GET", page));
      var policy = answer.header("Content-Security-Policy");
      figures.tried("clickjacking: " + page, answer.header("X-Frame-Options").equals("DENY") && policy.contains("frame-ancestors 'none'"), "may be framed");
      figures.tried("scripts: the policy of " + page, policy.contains("script-src 'self';") && policy.contains("object-src 'none'") && policy.contains("base-uri 'none'"), "has the policy " + policy);
      figures.tried("sniffing: " + page, answer.header("X-Content-Type-Options").equals("nosniff"), "may be sniffed");
    }
  }

  /** Text comes back as JSON that no browser takes for a page. */
  private void storedScripts() {
    var page = get("/api/calls?limit=1", people.administrator);
    figures.tried("XSS: stored text comes as JSON alone", page.header("Content-Type").startsWith("application/json"), "came as " + page.header("Content-Type"));
    is("XSS: stored text asked for as a page", told(wire.ask("GET", "/api/calls", "Accept: text/html", "Authorization: Bearer " + people.administrator)), 406);
    var reflected = told(wire.ask("GET", "/api/calls?status=" + "%3Cscript%3Ealert(1)%3C/script%3E", "Authorization: Bearer " + people.administrator));
    figures.tried("XSS: a refused value comes as a problem", reflected.status() == 422 && reflected.header("Content-Type").startsWith("application/problem+json"), "answered " + reflected.status());
  }

  private void paths() {
    for (var path :
        List.of(
            "/../../../../etc/passwd",
            "/assets/../../application.yml",
            "/assets/..%2f..%2fapplication.yml",
            "/assets/%2e%2e/%2e%2e/application.yml",
            "/assets/..%5c..%5capplication.yml",
            "/assets/..;/application.yml",
            "/assets/%c0%ae%c0%ae/application.yml",
            "/assets//etc/passwd",
            "/application.yml",
            "/WEB-INF/web.xml",
            "/META-INF/MANIFEST.MF",
            "/.git/config",
            "/.env",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/prometheus",
            "/v3/api-docs/../../actuator/env",
            "/api;/users",
            "/api/%75sers/",
            "//api/users",
            "/api/./users",
            "/login/..;/api/users",
            "/h2-console",
            "/manager/html",
            "/jolokia")) {
      is("path traversal: " + path, told(wire.ask("GET", path)), 400, 401, 403, 404);
    }
    is("a path in a header", told(wire.ask("GET", "/login", "X-Original-URL: /api/users", "X-Rewrite-URL: /api/users")), 200, 404);
    is("a method in a header", told(wire.ask("GET", "/api/users", "X-HTTP-Method-Override: POST")), 401);
  }

  private void injections() {
    for (var text : List.of("'", "' OR '1'='1", "1;SELECT pg_sleep(20)", "%25", "_")) {
      var coded = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
      is("SQL injection: q=" + text, get("/api/calls?q=" + coded, people.administrator), 422);
      is("SQL injection: status=" + text, get("/api/calls?status=" + coded, people.administrator), 422);
      is("SQL injection: cursor=" + text, get("/api/calls?cursor=" + coded, people.administrator), 422);
      is("SQL injection: id=" + text, get("/api/calls/" + coded.replace("+", "%20"), people.administrator), 400, 404);
      is("SQL injection: username=" + text, told(wire.post("/api/auth/login", "{\"username\":\"%s\",\"password\":\"x\"}".formatted(text))), 401, 422, 429);
    }
    for (var target : List.of("/login?next=%0d%0aX-Injected:%20yes", "/%0d%0aX-Injected:%20yes", "/api/calls?q=%0d%0aX-Injected:%20yes")) {
      var answer = get(target, people.administrator);
      figures.tried("header injection: " + target, answer.header("X-Injected").isEmpty() && answer.answers() == 1, "wrote a header");
    }
  }

  private void operatorsAndAdministrators() {
    for (var operation : description.operations) {
      var target = operation.path().replaceAll("\\{\\w+}", "01939e6c-0000-7000-8000-000000000000");
      if (operation.isForAdministrators()) {
        is("rights: an operator at " + operation.name(), told(wire.send(wire.bytes(operation.method(), target, new byte[0], "Authorization: Bearer " + people.operator))), 403);
      }
      if (operation.isForAdministrators() && !operation.path().equals("/api/do-not-call/import")) {
        is("rights: a key at " + operation.name(), told(wire.send(wire.bytes(operation.method(), target, new byte[0], "Authorization: Bearer " + people.key))), 403);
      }
      if (!operation.isOpen()) {
        is("rights: nobody at " + operation.name(), told(wire.send(wire.bytes(operation.method(), target, new byte[0]))), 401);
      }
    }
  }

  private void massAssignment() {
    var before = get("/api/auth/me", people.operator).body();
    told(wire.post("/api/auth/password", "{\"current_password\":\"wrong it is\",\"new_password\":\"wrong it is too\",\"role\":\"admin\"}", "Authorization: Bearer " + people.operator));
    figures.tried("mass assignment: a role beside a password", get("/api/auth/me", people.operator).body().equals(before), "changed who I am");
    var body = call("+998905550199", "a", "b").replaceFirst("}$", ",\"status\":\"completed\",\"disposition\":\"interested\",\"crm_status\":\"added\",\"created_by\":\"admin\",\"id\":\"01939e6c-0000-7000-8000-000000000000\"}");
    var placed = told(wire.post("/api/calls", body, "Authorization: Bearer " + people.operator));
    var isOwn = placed.status() == 409 || !placed.body().contains("01939e6c-0000-7000-8000-000000000000") && !placed.body().contains("\"crm_status\":\"added\"");
    figures.tried("mass assignment: a call that says how it ended", isOwn, "was believed");
  }

  /** Texts that take bad patterns exponential time. */
  private void expressions() {
    for (var text : List.of("+" + "9".repeat(50_000) + "x", "(".repeat(50_000), "- ".repeat(50_000) + "x", "a".repeat(50_000) + "!", "1.".repeat(50_000))) {
      var began = System.nanoTime();
      var answer = told(wire.post("/api/calls", call(text, text, text), "Authorization: Bearer " + people.operator));
      var took = (System.nanoTime() - began) / 1_000_000;
      figures.tried("ReDoS: " + text.substring(0, 4).strip() + "…", answer.status() == 422 && took < 3_000, "answered %d after %d ms".formatted(answer.status(), took));
    }
  }

  private void bombs() {
    var token = "Authorization: Bearer " + people.administrator;
    is("JSON bomb: a hundred thousand deep", told(wire.post("/api/calls", "[".repeat(100_000), token)), 400);
    is("JSON bomb: a hundred thousand deep in a field nobody knows", told(wire.post("/api/calls", "{\"x\":" + "[".repeat(100_000), token)), 400);
    is("JSON bomb: a number of half a million digits", told(wire.post("/api/calls", "{\"prompt\":" + "9".repeat(500_000) + "}", token)), 400, 422);
    is("JSON bomb: an exponent", told(wire.post("/api/calls", "{\"prompt\":1e999999999}", token)), 400, 422);
    is("JSON bomb: 2 MB", told(wire.post("/api/calls", "{\"prompt\":\"" + "x".repeat(2_000_000) + "\"}", token)), 413, 0);
    is("zip bomb: a body that says it is packed", told(wire.send(wire.bytes("POST", "/api/calls", packed(), token, "Content-Type: application/json", "Content-Encoding: gzip"))), 400, 415);
  }

  /** Ten megabytes of spaces, in ten kilobytes. */
  private static byte[] packed() {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = new java.util.zip.GZIPOutputStream(bytes)) {
      out.write(" ".repeat(10 << 20).getBytes(StandardCharsets.US_ASCII));
    } catch (java.io.IOException never) {
      throw new java.io.UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  /** Whether a name is somebody's cannot be told from an answer; asked before anybody guesses. */
  void names() {
    var known = told(wire.post("/api/auth/login", "{\"username\":\"%s\",\"password\":\"wrong\"}".formatted(people.operatorName)));
    var unknown = told(wire.post("/api/auth/login", "{\"username\":\"nobody-has-this\",\"password\":\"wrong\"}"));
    figures.tried("names: a wrong name and a wrong password look alike", known.status() == 401 && unknown.status() == 401 && known.body().equals(unknown.body()), "%d and %d".formatted(known.status(), unknown.status()));
  }

  private void guesses() {
    var throttled = false;
    for (var i = 0; i < 15 && !throttled; i++) {
      var answer = told(wire.post("/api/auth/login", "{\"username\":\"guessed\",\"password\":\"guess %d\"}".formatted(i), "X-Forwarded-For: 203.0.113." + i));
      throttled = answer.status() == 429 && !answer.header("Retry-After").isEmpty();
    }
    figures.tried("guessing: slowed down, whatever X-Forwarded-For says", throttled, "fifteen guesses in a row were looked at");
    var text = get("/api/system", "").head().toLowerCase(Locale.ROOT);
    figures.tried("names: answers name no server", !text.contains("\r\nserver:") && !text.contains("x-powered-by"), text);
  }
}
