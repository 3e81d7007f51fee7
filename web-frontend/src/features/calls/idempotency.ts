/**
 * Gives each thing that somebody means to do one key: the same words sent again (a double click, a time-out, a lost
 * answer) carry the same key, until an answer has come; then the next submit is a new wish.
 */
export class IntentKeys {
  #words: string | null = null;
  #key = '';

  keyFor(words: string): string {
    if (this.#words !== words) {
      this.#words = words;
      this.#key = randomKey();
    }
    return this.#key;
  }

  /** The server has answered, yes or no. */
  answered(): void {
    this.#words = null;
  }
}

/** 128 random bits. Not `randomUUID`, which browsers withhold from pages served over plain HTTP. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
