import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who asks: an administrator, an operator whom it added, somebody with a forged token, and nobody. */
final class People {
  /** Signing out uses tokens up. */
  private static final int SPARE = 6;

  private static final String PASSWORD = "three lamps over a quiet river";

  /** Ways out, which take the token with them. */
  private static final List<String> OUT = List.of("logout", "sign-out", "everywhere");

  final String operatorName;
  final String administrator;
  final String operator;
  final String forged;

  /** An administrator's key with every scope there is. */
  final String key;
  private final Queue<String> spare = new ConcurrentLinkedQueue<>();

  private People(String operatorName, String administrator, String operator, String key) {
    this.key = key;
    this.operatorName = operatorName;
    this.administrator = administrator;
    this.operator = operator;
    this.forged = forged(operator);
  }

  /** Signs an administrator in, and has an operator added. */
  static People arrive(Wire wire, Options options) {
    var administrator = signIn(wire, options.user(), options.password());
    var name = "attack-" + Long.toString(System.nanoTime() & 0xFFFF_FFFFL, 36);
    add(wire, administrator, name);
    var people = new People(name, administrator, signIn(wire, name, PASSWORD), key(wire, administrator, options.password()));
    // Somebody else, since some ways out end every session of a user.
    add(wire, administrator, name + "-out");
    for (var i = 0; i < SPARE; i++) {
      people.spare.add(signIn(wire, name + "-out", PASSWORD));
    }
    return people;
  }

  private static String key(Wire wire, String administrator, String password) {
    var scopes =
        List.of("calls:read", "calls:write", "analytics:read", "recordings:read", "reviews:read", "reviews:write", "dialling:read", "dialling:stop", "do-not-call:write", "metrics:read");
    var body = Description.JSON.writeValueAsString(Map.of("name", "attack", "scopes", scopes, "days", 1, "password", password));
    var made = wire.post("/api/keys", body, "Authorization: Bearer " + administrator);
    if (made.status() != 201) {
      throw new IllegalStateException("making a key was answered %d %s".formatted(made.status(), made.body()));
    }
    return Description.JSON.readTree(json(made.body())).path("secret").asString();
  }

  private static void add(Wire wire, String administrator, String name) {
    var added =
        wire.post(
            "/api/users",
            "{\"username\":\"%s\",\"password\":\"%s\",\"role\":\"operator\"}".formatted(name, PASSWORD),
            "Authorization: Bearer " + administrator);
    if (added.status() != 201) {
      throw new IllegalStateException("adding an operator was answered %d %s".formatted(added.status(), added.body()));
    }
  }

  static String signIn(Wire wire, String name, String password) {
    var answer =
        wire.post("/api/auth/login", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    if (answer.status() != 200) {
      throw new IllegalStateException("signing %s in was answered %d".formatted(name, answer.status()));
    }
    return Description.JSON.readTree(json(answer.body())).path("access_token").asString();
  }

  /** What is between the outermost braces: an answer may come in chunks. */
  static String json(String body) {
    return body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1);
  }

  /** The token for a request; empty for none. */
  String token(Shots.Shot shot) {
    return switch (shot.who()) {
      case ADMINISTRATOR -> leaves(shot) ? spare() : administrator;
      case OPERATOR -> leaves(shot) ? spare() : operator;
      case FORGED -> forged;
      case NOBODY -> "";
    };
  }

  private static boolean leaves(Shots.Shot shot) {
    return OUT.stream().anyMatch(shot.operation().path()::contains);
  }

  private String spare() {
    var token = spare.poll();
    return token == null ? forged : token;
  }

  /** The operator's own, with the claim changed that would matter and the signature as it was. */
  private static String forged(String token) {
    var parts = token.split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return parts[0] + "." + encoded(claims.replace("\"operator\"", "\"admin\"")) + "." + parts[2];
  }

  static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
