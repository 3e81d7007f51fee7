/**
 * Turns many wishes into few runs: the first wish runs almost at once, wishes made meanwhile share one later run, and between two
 * runs lies at least `pause` milliseconds however fast the wishes come. Nothing runs while the page is hidden; what was wished
 * for then runs once when it is shown again.
 */
export class Coalescer {
  private readonly run: () => Promise<void>;
  private readonly pause: number;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running = false;
  private wished = false;
  private stopped = false;
  private restUntil = 0;

  /** `run` must deal with its own failures. */
  constructor(run: () => Promise<void>, pause: number) {
    this.run = run;
    this.pause = pause;
    document.addEventListener('visibilitychange', this.resume);
  }

  readonly wish = (): void => {
    this.wished = true;
    this.schedule();
  };

  readonly stop = (): void => {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    document.removeEventListener('visibilitychange', this.resume);
  };

  private readonly resume = (): void => {
    if (this.wished) this.schedule();
  };

  private schedule(): void {
    if (this.stopped || this.running || this.timer !== null || document.hidden) return;
    this.timer = setTimeout(this.start, Math.max(MOMENT, this.restUntil - Date.now()));
  }

  private readonly start = (): void => {
    this.timer = null;
    if (document.hidden) return;
    this.running = true;
    this.wished = false;
    void this.run().finally(() => {
      this.running = false;
      this.restUntil = Date.now() + this.pause;
      if (this.wished) this.schedule();
    });
  };
}

/** Facts about one call come in bursts; this is long enough to catch a burst and too short to be noticed. */
const MOMENT = 120;
