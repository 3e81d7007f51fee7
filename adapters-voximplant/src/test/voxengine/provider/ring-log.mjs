// Every phone that was rung, on disk before the scenario goes on: the truth that HALO is judged by. Append only, one JSON
// object a line, and each is synchronised, so that nothing that dies afterwards can take a ring back.

import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export class RingLog {
  #file;
  #path;

  /** @param {string | undefined} path none keeps the rings in memory alone */
  constructor(path) {
    this.#path = path;
    if (path !== undefined) {
      mkdirSync(dirname(path), { recursive: true });
      this.#file = openSync(path, 'a');
      for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
        this.rings.push(JSON.parse(line));
      }
    }
  }

  /** In the order of ringing: {phone, attempt, session, at}. */
  rings = [];

  /** Notes that a phone was rung. */
  rang(phone, attempt, session) {
    const ring = { phone, attempt, session: String(session), at: new Date().toISOString() };
    if (this.#file !== undefined) {
      writeSync(this.#file, `${JSON.stringify(ring)}\n`);
      fsyncSync(this.#file);
    }
    this.rings.push(ring);
  }

  /** How often each phone, and each attempt, was rung. */
  counts() {
    const phones = {};
    const attempts = {};
    for (const { phone, attempt } of this.rings) {
      phones[phone] = (phones[phone] ?? 0) + 1;
      attempts[attempt] = (attempts[attempt] ?? 0) + 1;
    }
    return { phones, attempts };
  }

  close() {
    if (this.#file !== undefined) {
      closeSync(this.#file);
      this.#file = undefined;
    }
  }

  toString() {
    return `RingLog[${this.rings.length} rings in ${this.#path ?? 'memory'}]`;
  }
}
