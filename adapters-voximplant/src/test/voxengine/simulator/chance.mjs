// Chance that can be repeated.

/** A generator of numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick(values, chance) {
  return values[Math.floor(chance() * values.length)];
}

export function shuffled(values, chance) {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(chance() * left.length), 1)[0]);
}
