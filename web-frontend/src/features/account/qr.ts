/**
 * A QR code of a short text, drawn here: a secret must not travel to somebody who draws pictures.
 *
 * Bytes, the lowest error correction and the versions 1 to 10 of ISO/IEC 18004, which is 271 bytes at most; a screen
 * is neither dirty nor torn. The mask is always the first one: readers take any.
 */
const VERSIONS = [
  // Codewords for correction in each block, and how many blocks there are.
  { correction: 7, blocks: 1 },
  { correction: 10, blocks: 1 },
  { correction: 15, blocks: 1 },
  { correction: 20, blocks: 1 },
  { correction: 26, blocks: 1 },
  { correction: 18, blocks: 2 },
  { correction: 20, blocks: 2 },
  { correction: 24, blocks: 2 },
  { correction: 30, blocks: 2 },
  { correction: 18, blocks: 4 },
] as const;

const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11] as const;
/** Error correction L and mask 0, with their own check bits. */
const FORMAT = 0b111011111000100;

/** The modules, row by row, true for dark ones, without the quiet zone; null for a text that is too long. */
export function qrCode(text: string): readonly (readonly boolean[])[] | null {
  const bytes = new TextEncoder().encode(text);
  const version = VERSIONS.findIndex((_, index) => fits(bytes.length, index + 1)) + 1;
  if (version === 0) return null;
  const grid = new Grid(version);
  grid.fill(interleaved(codewords(bytes, version), version));
  return grid.rows;
}

/** How many codewords fit into a version, correction included. */
function room(version: number): number {
  const size = 17 + 4 * version;
  let modules = size * size - 3 * 64 - 31 - 2 * (size - 16);
  if (version > 1) {
    const marks = Math.floor(version / 7) + 2;
    modules -= (marks * marks - 3) * 25 - (marks - 2) * 10;
  }
  if (version > 6) modules -= 36;
  return Math.floor(modules / 8);
}

function dataRoom(version: number): number {
  const { correction, blocks } = shape(version);
  return room(version) - correction * blocks;
}

function shape(version: number): (typeof VERSIONS)[number] {
  return VERSIONS[version - 1] ?? VERSIONS[0];
}

function lengthBits(version: number): number {
  return version < 10 ? 8 : 16;
}

function fits(length: number, version: number): boolean {
  return Math.ceil((4 + lengthBits(version)) / 8) + length <= dataRoom(version);
}

/** Mode, length and bytes, padded to what the version holds. */
function codewords(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  push(BYTE_MODE, 4);
  push(bytes.length, lengthBits(version));
  for (const byte of bytes) push(byte, 8);
  const all = dataRoom(version) * 8;
  push(0, Math.min(4, all - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0; bits.length < all; pad ^= 1) push(PADDING[pad] ?? 0, 8);
  return Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

/** Cuts data into blocks, adds what corrects each, and takes one codeword of each in turn. */
function interleaved(data: readonly number[], version: number): number[] {
  const { correction, blocks } = shape(version);
  const short = Math.floor(data.length / blocks);
  const longer = data.length % blocks;
  const divisor = generator(correction);
  let from = 0;
  const cut = Array.from({ length: blocks }, (_, index) => {
    const length = short + (index >= blocks - longer ? 1 : 0);
    const block = data.slice(from, from + length);
    from += length;
    return block;
  });
  const corrections = cut.map((block) => remainder(block, divisor));
  const result: number[] = [];
  for (let at = 0; at <= short; at++) {
    for (const block of cut) if (at < block.length) result.push(block[at] ?? 0);
  }
  for (let at = 0; at < correction; at++) for (const block of corrections) result.push(block[at] ?? 0);
  return result;
}

/** The product in the field of 256 elements that QR codes reckon in. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
}

function generator(degree: number): number[] {
  const result: number[] = Array.from({ length: degree }, (_, index) => (index === degree - 1 ? 1 : 0));
  let root = 1;
  for (let turn = 0; turn < degree; turn++) {
    for (let at = 0; at < degree; at++) {
      result[at] = times(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return result;
}

function remainder(data: readonly number[], divisor: readonly number[]): number[] {
  const result: number[] = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    divisor.forEach((value, at) => {
      result[at] = (result[at] ?? 0) ^ times(value, factor);
    });
  }
  return result;
}

class Grid {
  readonly rows: boolean[][];
  readonly #taken: boolean[][];
  readonly #size: number;

  constructor(version: number) {
    this.#size = 17 + 4 * version;
    const blank = () =>
      Array.from({ length: this.#size }, () => Array.from({ length: this.#size }, () => false));
    this.rows = blank();
    this.#taken = blank();
    this.#timing();
    for (const [x, y] of [
      [3, 3],
      [this.#size - 4, 3],
      [3, this.#size - 4],
    ] as const)
      this.#square(x, y, 4);
    this.#marks(version);
    this.#format();
    if (version > 6) this.#version(version);
  }

  /** Lays bits out in zigzag from the lower right corner, under the mask. */
  fill(data: readonly number[]): void {
    let bit = 0;
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const up = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.#size; step++) {
        const y = up ? this.#size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (this.#taken[y]?.[x] !== false) continue;
          const dark = (((data[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
          this.#put(x, y, dark !== ((x + y) % 2 === 0));
          bit += 1;
        }
      }
    }
  }

  #put(x: number, y: number, dark: boolean): void {
    const row = this.rows[y];
    const taken = this.#taken[y];
    if (row === undefined || taken === undefined || x < 0 || x >= this.#size) return;
    row[x] = dark;
    taken[x] = true;
  }

  #timing(): void {
    for (let at = 0; at < this.#size; at++) {
      this.#put(6, at, at % 2 === 0);
      this.#put(at, 6, at % 2 === 0);
    }
  }

  /** Rings around a middle: a finder with its white border, or an alignment mark. */
  #square(x: number, y: number, radius: number): void {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        this.#put(x + dx, y + dy, radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1);
      }
    }
  }

  #marks(version: number): void {
    if (version === 1) return;
    const count = Math.floor(version / 7) + 2;
    const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
    const last = this.#size - 7;
    const places = [6, ...Array.from({ length: count - 1 }, (_, index) => last - step * index).reverse()];
    for (const x of places) {
      for (const y of places) {
        const corner = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
        if (!corner) this.#square(x, y, 2);
      }
    }
  }

  #format(): void {
    const bit = (at: number) => ((FORMAT >> at) & 1) === 1;
    for (let at = 0; at <= 5; at++) this.#put(8, at, bit(at));
    this.#put(8, 7, bit(6));
    this.#put(8, 8, bit(7));
    this.#put(7, 8, bit(8));
    for (let at = 9; at < 15; at++) this.#put(14 - at, 8, bit(at));
    for (let at = 0; at < 8; at++) this.#put(this.#size - 1 - at, 8, bit(at));
    for (let at = 8; at < 15; at++) this.#put(8, this.#size - 15 + at, bit(at));
    this.#put(8, this.#size - 8, true);
  }

  #version(version: number): void {
    let rest = version;
    for (let turn = 0; turn < 12; turn++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    const bits = (version << 12) | rest;
    for (let at = 0; at < 18; at++) {
      const dark = ((bits >> at) & 1) === 1;
      const [x, y] = [this.#size - 11 + (at % 3), Math.floor(at / 3)];
      this.#put(x, y, dark);
      this.#put(y, x, dark);
    }
  }
}
