import { describe, expect, it } from 'vitest';
import { qrCode } from './qr';

const draw = (text: string) =>
  qrCode(text)?.map((row) => row.map((dark) => (dark ? '#' : '.')).join('')) ?? null;

const EXPECTED = [
  '#######...#.#.#######',
  '#.....#.....#.#.....#',
  '#.###.#.#.#...#.###.#',
  '#.###.#.....#.#.###.#',
  '#.###.#..#.##.#.###.#',
  '#.....#..###..#.....#',
  '#######.#.#.#.#######',
  '........#.#..........',
  '###.#####.#.###...#..',
  '#..#.#.#.#.#.#.#.#.#.',
  '##...#######.###.####',
  '...#.#.....###.##..#.',
  '.####.###.##.###..#..',
  '........###...#...##.',
  '#######.###.#...#.###',
  '#.....#.#.....#....#.',
  '#.###.#.###.#.#.#.###',
  '#.###.#...##.#.#..##.',
  '#.###.#.#.##.###.#..#',
  '#.....#.#..###.###.#.',
  '#######.#..#.###..###',
];

describe('a QR code', () => {
  /** Read back by an independent reader when it was written down. */
  it('is drawn module by module', () => {
    expect(draw('HALO')).toEqual(EXPECTED);
  });

  it.each([
    [17, 21],
    [18, 25],
    [106, 37],
    [107, 41],
    [154, 45],
    [230, 53],
    [271, 57],
  ])('of %i bytes is as small as it can be', (bytes, size) => {
    expect(qrCode('x'.repeat(bytes))).toHaveLength(size);
  });

  it('is not drawn for more than there is room for', () => {
    expect(qrCode('x'.repeat(272))).toBeNull();
    expect(qrCode('я'.repeat(136))).toBeNull();
  });
});
