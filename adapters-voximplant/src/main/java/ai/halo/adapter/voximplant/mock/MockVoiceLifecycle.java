package ai.halo.adapter.voximplant.mock;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the sessions last of all, when everything they speak with is there, and stops them first.
 */
final class MockVoiceLifecycle implements SmartLifecycle {
  private final MockProvider provider;
  private volatile boolean running;

  MockVoiceLifecycle(MockProvider provider) {
    this.provider = provider;
  }

  @Override
  public void start() {
    provider.start();
    running = true;
  }

  @Override
  public void stop() {
    provider.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
