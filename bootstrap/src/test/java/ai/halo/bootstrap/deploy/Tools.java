package ai.halo.bootstrap.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Servers and checkers of others: those that the machine has, and those that {@code ./halo test}
 * unpacked into the folder that HALO_TOOLS names. What is in neither is left out, by its name.
 */
public final class Tools {
  /** The project's folder. */
  public static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  public static final Path DEPLOY = PROJECT.resolve("deploy");

  private static final Path UNPACKED =
      Optional.ofNullable(System.getenv("HALO_TOOLS"))
          .map(Path::of)
          .orElse(PROJECT.resolve("target/tools"));

  private Tools() {}

  /** What a program said. */
  public record Said(int code, String output) {}

  /** Where a program is; a test without it is left out. */
  public static Path need(String program) {
    var found = find(program);
    Assumptions.assumeTrue(found.isPresent(), program + " is not on this machine");
    return found.orElseThrow();
  }

  /** A folder that belongs to the unpacked packages, or else to the machine. */
  public static Path file(String path) {
    var unpacked = UNPACKED.resolve(path.substring(1));
    return Files.exists(unpacked) ? unpacked : Path.of(path);
  }

  private static Optional<Path> find(String program) {
    var places = new ArrayList<Path>();
    places.addAll(databases(UNPACKED));
    places.addAll(databases(Path.of("/")));
    places.add(UNPACKED.resolve("usr/bin"));
    places.add(UNPACKED.resolve("usr/sbin"));
    Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).forEach(places::add);
    places.add(Path.of("/usr/sbin"));
    return places.stream()
        .map(place -> place.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> databases(Path root) {
    var versions = root.resolve("usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (var found = Files.list(versions)) {
      return found.map(version -> version.resolve("bin")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end. */
  public static Said run(Map<String, String> environment, Object... command) {
    try {
      var builder = builder(environment, command).redirectErrorStream(true);
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Said(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A program that is about to start, with the unpacked libraries. */
  public static ProcessBuilder builder(Map<String, String> environment, Object... command) {
    var builder = new ProcessBuilder(Stream.of(command).map(Object::toString).toList());
    builder
        .environment()
        .put("LD_LIBRARY_PATH", UNPACKED.resolve("usr/lib/x86_64-linux-gnu").toString());
    builder.environment().putAll(environment);
    return builder;
  }
}
