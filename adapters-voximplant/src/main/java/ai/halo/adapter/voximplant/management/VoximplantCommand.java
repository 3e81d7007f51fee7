package ai.halo.adapter.voximplant.management;

import ai.halo.domain.port.PortFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * {@code voximplant deploy}: brings to Voximplant what calls need there, or looks whether it is
 * there, without starting HALO.
 *
 * <p>Exit codes: {@value #DONE} as it should be, {@value #DIFFERS} differs or failed, {@value
 * #USAGE} wrong usage.
 */
public final class VoximplantCommand {
  /** Everything is as it should be. */
  public static final int DONE = 0;

  /** Something differs, or could not be done. */
  public static final int DIFFERS = 1;

  /** It was called in a way that makes no sense. */
  public static final int USAGE = 64;

  private static final String HELP =
      """
      Usage: ./halo voximplant deploy --key FILE --url URL [--application NAME] [--check]

        --key FILE          the key file of the service account (or VOXIMPLANT_KEY_FILE)
        --url URL           where Voximplant reaches HALO, such as https://halo.example.com
        --application NAME  the application's short name; halo when it is not given
        --check             only look, and exit with 1 where something differs

      The voice model's key is taken from OPENAI_API_KEY, where that is set.
      """;

  private static final Set<String> OPTIONS = Set.of("--key", "--url", "--application");
  private static final long LARGEST_ANSWER = 8L << 20;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /** The command's options make no sense. */
  private static final class Misused extends Exception {
    private static final long serialVersionUID = 1L;

    Misused(String problem) {
      super(problem);
    }
  }

  /** With this environment, telling there what it does. */
  public VoximplantCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  /**
   * Runs it.
   *
   * @param arguments from {@code deploy} on
   * @return the exit code
   */
  public int run(String... arguments) {
    try {
      var options = options(arguments);
      var wish =
          new Deployment.Wish(
              options.getOrDefault("--application", "halo"),
              URI.create(options.getOrDefault("--url", "")),
              given("OPENAI_API_KEY"),
              options.containsKey("--check"));
      return deploy(wish, credentials(options));
    } catch (Misused e) {
      err.printf("halo: %s%n%s", e.getMessage(), HELP);
      return USAGE;
    } catch (PortFailure failure) {
      err.printf("halo: %s (%s)%n", failure.reason(), failure.code());
      return DIFFERS;
    }
  }

  private int deploy(Deployment.Wish wish, Credentials credentials) throws Misused {
    var timeouts =
        new Transport.Timeouts(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1));
    try (var transport = new Transport(timeouts, LARGEST_ANSWER)) {
      var api =
          new ManagementApi(
              transport,
              base(),
              credentials,
              InstantSource.system(),
              Thread::sleep,
              new ManagementMeters(new SimpleMeterRegistry()));
      return new Deployment(api, out, wish).run() ? DONE : DIFFERS;
    }
  }

  private static Map<String, String> options(String... arguments) throws Misused {
    if (arguments.length == 0 || !arguments[0].equals("deploy")) {
      throw new Misused("there is no such command");
    }
    var options = new LinkedHashMap<String, String>();
    for (var i = 1; i < arguments.length; i++) {
      var name = arguments[i];
      if (name.equals("--check")) {
        options.put(name, "");
      } else if (OPTIONS.contains(name) && i + 1 < arguments.length) {
        i++;
        options.put(name, arguments[i]);
      } else {
        throw new Misused("%s is no option, or lacks its value".formatted(name));
      }
    }
    require(options.containsKey("--url"), "--url is missing");
    require(
        options.getOrDefault("--application", "halo").matches("[a-z][a-z0-9-]{1,63}"),
        "--application must be of a-z, 0-9 and -, and begin with a letter");
    requireAddress(options.getOrDefault("--url", ""));
    return options;
  }

  private static void requireAddress(String url) throws Misused {
    try {
      ScenarioScript.origin(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw new Misused("--url: " + e.getMessage());
    }
  }

  private Credentials credentials(Map<String, String> options) throws Misused {
    var file = Optional.ofNullable(options.get("--key")).or(() -> given("VOXIMPLANT_KEY_FILE"));
    require(file.isPresent(), "--key is missing");
    try {
      return Credentials.read(Path.of(file.orElseThrow()));
    } catch (IllegalArgumentException e) {
      throw new Misused(String.valueOf(e.getMessage()));
    }
  }

  private HttpUrl base() throws Misused {
    var hosts =
        new Hosts(given("HALO_VOXIMPLANT_ALLOWLOOPBACK").filter("true"::equals).isPresent());
    return hosts
        .allowed(given("VOXIMPLANT_BASE_URL").orElse(VoximplantSettings.USUAL_BASE))
        .orElseThrow(() -> new Misused("VOXIMPLANT_BASE_URL must be https inside .voximplant.com"));
  }

  private Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  private static void require(boolean holds, String problem) throws Misused {
    if (!holds) {
      throw new Misused(problem);
    }
  }
}
