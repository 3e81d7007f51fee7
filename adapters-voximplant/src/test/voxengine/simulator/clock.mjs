// Time as the simulator knows it: virtual for stories, which then take no time and come out the same on every run, and
// real for a simulated provider that others call.

/** Time that passes only when it is told to. */
export class VirtualClock {
  #now = Date.parse('2026-03-02T09:00:00Z');
  #order = 0;
  /** @type {{ at: number, order: number, act: () => void }[]} */
  #due = [];

  now() {
    return this.#now;
  }

  /** Calls back after a time; the answer takes it back. */
  after(milliseconds, act) {
    const entry = { at: this.#now + milliseconds, order: this.#order++, act };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  sleep(milliseconds) {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Lets time pass, with everything that becomes due in it, each thing after what it waits for. */
  async pass(milliseconds) {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#due = this.#due.filter((other) => other !== next);
      this.#now = next.at;
      next.act();
      await settle();
    }
    this.#now = end;
  }

  #next(end) {
    return this.#due
      .filter((entry) => entry.at <= end)
      .sort((one, other) => one.at - other.at || one.order - other.order)[0];
  }
}

/** The machine's own time. */
export class RealClock {
  now() {
    return Date.now();
  }

  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  }

  sleep(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
}

/** Lets every promise that can go on do so. */
export function settle() {
  return new Promise((resolve) => setImmediate(resolve));
}
