package ai.halo.adapter.voximplant.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The scenario of this release, put together just as {@code build.mjs} does it, so that a server
 * without Node can deploy it and tell whether what is deployed is the same.
 */
final class ScenarioScript {
  /** As {@code build.mjs} has them, and in its order. */
  private static final List<String> PARTS =
      List.of(
          "settings.js",
          "words.js",
          "endings.js",
          "guard.js",
          "http.js",
          "permit.js",
          "reports.js",
          "transcript.js",
          "prompt.js",
          "model.js",
          "realtime.js",
          "pipeline.js",
          "watch.js",
          "line.js",
          "control.js",
          "main.js");

  private static final String PLACE = "'@HALO_URL@'";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final Pattern ADDRESS =
      Pattern.compile("HALO_URL = \"(https?://[^\"\\\\]{1,300})\"");
  private static final Pattern OURS = Pattern.compile("\\A// HALO AI's scenario [0-9a-f]{16}\\.");

  private final List<String> sources;

  /** With the sources that this release carries. */
  ScenarioScript() {
    this.sources = PARTS.stream().map(ScenarioScript::source).toList();
  }

  /**
   * The script for the HALO at an address.
   *
   * @throws IllegalArgumentException when the address is not one of scheme and host alone, https,
   *     or http on this very machine
   */
  String build(URI halo) {
    var origin = origin(halo);
    var body =
        String.join(
            "\n",
            IntStream.range(0, PARTS.size())
                .mapToObj(no -> "// --- %s\n%s".formatted(PARTS.get(no), sources.get(no)))
                .toList());
    return """
    // HALO AI's scenario %s. Made by build.mjs from the files named in it: change those, not this.
    require(Modules.OpenAI);
    require(Modules.ASR);

    (function () {
    'use strict';

    %s
    })();
    """
        .formatted(version(), body.replace(PLACE, JsonMapper.shared().writeValueAsString(origin)));
  }

  /** Names the sources. */
  String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(String.join("\0", sources).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether a script is one of HALO's, of whatever release. */
  static boolean isOurs(String script) {
    return OURS.matcher(script).find();
  }

  /** The address of the HALO that a deployed script asks; empty when it is not one of ours. */
  static Optional<URI> addressIn(String script) {
    var matcher = ADDRESS.matcher(script);
    return isOurs(script) && matcher.find()
        ? Optional.of(URI.create(matcher.group(1)))
        : Optional.empty();
  }

  /** Whether two texts are the same script: the provider may change the ends of lines. */
  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String script) {
    return script.replace("\r\n", "\n").stripTrailing();
  }

  /** Scheme, host and port as browsers write them: a usual port is left out. */
  static String origin(URI halo) {
    var host = halo.getHost() == null ? "" : halo.getHost().toLowerCase(Locale.ROOT);
    var https = "https".equals(halo.getScheme());
    if (!https && !("http".equals(halo.getScheme()) && THIS_MACHINE.contains(host))) {
      throw new IllegalArgumentException(
          "HALO must be reached by https, for the permit and what is said go there");
    }
    var path = halo.getRawPath() == null ? "" : halo.getRawPath();
    if (host.isEmpty()
        || !(path.isEmpty() || path.equals("/"))
        || halo.getRawQuery() != null
        || halo.getRawFragment() != null
        || halo.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the address of HALO is a scheme and a host alone, such as https://halo.example.com");
    }
    var usual = https ? 443 : 80;
    var port = halo.getPort() < 0 || halo.getPort() == usual ? "" : ":" + halo.getPort();
    return halo.getScheme() + "://" + host + port;
  }

  private static String source(String part) {
    try (var in = ScenarioScript.class.getResourceAsStream("/voxengine/" + part)) {
      if (in == null) {
        throw new IllegalStateException("this release carries no %s".formatted(part));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
