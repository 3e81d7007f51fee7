import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Coalescer } from './coalescer';

let hidden = false;

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('coalescer', () => {
  it('turns a thousand wishes in ten seconds into a handful of runs, the last wish included', async () => {
    const run = vi.fn(async () => undefined);
    const coalescer = new Coalescer(run, 2_000);

    for (let wish = 0; wish < 1_000; wish++) {
      coalescer.wish();
      await vi.advanceTimersByTimeAsync(10);
    }
    const during = run.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);

    expect(during).toBeGreaterThanOrEqual(4);
    expect(during).toBeLessThanOrEqual(6);
    expect(run.mock.calls.length).toBe(during + 1);
  });

  it('answers a first wish at once', async () => {
    const run = vi.fn(async () => undefined);

    new Coalescer(run, 60_000).wish();
    await vi.advanceTimersByTimeAsync(200);

    expect(run).toHaveBeenCalledTimes(1);
  });

  it('never runs twice at a time', async () => {
    let finish: () => void = () => undefined;
    const run = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const coalescer = new Coalescer(run, 0);
    coalescer.wish();
    await vi.advanceTimersByTimeAsync(500);

    coalescer.wish();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(run).toHaveBeenCalledTimes(1);

    finish();
    await vi.advanceTimersByTimeAsync(500);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('rests while the page is hidden and runs once when it is shown', async () => {
    const run = vi.fn(async () => undefined);
    const coalescer = new Coalescer(run, 1_000);
    hidden = true;
    for (let wish = 0; wish < 50; wish++) coalescer.wish();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(run).not.toHaveBeenCalled();

    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(5_000);

    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is silent after it was stopped', async () => {
    const run = vi.fn(async () => undefined);
    const coalescer = new Coalescer(run, 0);
    coalescer.wish();

    coalescer.stop();
    coalescer.wish();
    await vi.advanceTimersByTimeAsync(5_000);

    expect(run).not.toHaveBeenCalled();
  });
});
