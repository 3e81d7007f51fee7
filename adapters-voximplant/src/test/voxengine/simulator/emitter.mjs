// Listeners of the scenario, as the platform calls them.

export class Emitter {
  #listeners = new Map();
  #session;
  #known;

  constructor(session, known) {
    this.#session = session;
    this.#known = new Set(Object.values(known));
  }

  add(event, callback) {
    if (!this.#known.has(event)) {
      this.#session.fault(`a listener to an event that is none: ${String(event)}`);
    }
    if (typeof callback !== 'function') {
      this.#session.fault('a listener that is no function');
    }
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), callback]);
  }

  emit(event, payload) {
    for (const callback of this.#listeners.get(event) ?? []) {
      this.#session.call(callback, payload);
    }
  }
}
