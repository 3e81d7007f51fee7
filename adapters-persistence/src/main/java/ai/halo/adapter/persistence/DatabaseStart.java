package ai.halo.adapter.persistence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Begins to start the embedded PostgreSQL as soon as its settings are known, beside everything that
 * does not need it yet: a start is that much shorter.
 *
 * <p>To be added to the application's initializers; without it, the database starts when its bean
 * is made.
 */
public final class DatabaseStart
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String BEAN = "beginningDatabase";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!isEmbedded(context.getEnvironment())) {
      return;
    }
    var beginning = new Beginning(settings(context.getEnvironment()));
    context.getBeanFactory().registerSingleton(BEAN, beginning);
    context.addApplicationListener(beginning);
  }

  /** Settings that cannot be read are complained about where they are bound for use. */
  private static boolean isEmbedded(Environment environment) {
    try {
      return settings(environment).isEmbedded();
    } catch (BindException unreadable) {
      return false;
    }
  }

  private static DatabaseSettings settings(Environment environment) {
    return Binder.get(environment).bindOrCreate("halo.database", DatabaseSettings.class);
  }

  /** A database that is being opened; whoever takes it closes it. */
  static final class Beginning implements ApplicationListener<ApplicationFailedEvent> {
    private final CompletableFuture<Database> database = new CompletableFuture<>();
    private final AtomicBoolean taken = new AtomicBoolean();

    Beginning(DatabaseSettings settings) {
      Thread.ofPlatform().daemon().name("database-start").start(() -> open(settings));
    }

    private void open(DatabaseSettings settings) {
      database.completeAsync(() -> Database.open(settings), Runnable::run);
    }

    /** Waits until it is open, and fails as opening it fails. */
    Database take() {
      taken.set(true);
      try {
        return database.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
      }
    }

    /** The application did not come as far as to take it. */
    @Override
    public void onApplicationEvent(ApplicationFailedEvent failed) {
      if (!taken.get()) {
        database.thenAccept(Database::close).exceptionally(_ -> null).join();
      }
    }
  }
}
