/** Seconds of the tone that stands for a talk. */
const SECONDS = 6;
const RATE = 8_000;
const HEADER = 44;

/** A soft tone as a WAV file, for the player to play. */
export function recording(): Uint8Array<ArrayBuffer> {
  const size = SECONDS * RATE;
  const bytes = new Uint8Array(HEADER + size);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string) => {
    for (const [index, letter] of [...value].entries()) bytes[at + index] = letter.charCodeAt(0);
  };
  text(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + size, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  for (let index = 0; index < size; index++) {
    bytes[HEADER + index] = 128 + Math.round(20 * Math.sin((2 * Math.PI * 330 * index) / RATE));
  }
  return bytes;
}
