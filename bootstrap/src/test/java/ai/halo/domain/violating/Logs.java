package ai.halo.domain.violating;

import java.util.logging.Logger;

public interface Logs {
  final class ToALogger implements Logs {
    public void log() {
      Logger.getLogger("halo").info("told");
    }
  }

  final class ToTheConsole implements Logs {
    public void log() {
      System.out.println("told");
    }
  }
}
