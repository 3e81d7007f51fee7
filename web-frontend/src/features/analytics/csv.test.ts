import { describe, expect, it } from 'vitest';
import { toCsv } from './csv';

const cell = (text: string) =>
  toCsv([[text]], ',')
    .replace('\uFEFF', '')
    .replace(/\r\n$/, '');

describe('CSV export', () => {
  it('takes the edge off everything a spreadsheet would run', () => {
    for (const hostile of [
      '=HYPERLINK("http://x","y")',
      '+1+1',
      '-2+3',
      '@SUM(A1)',
      '\t=1+1',
      '\r=1+1',
      '  =1+1',
      '\n=1+1',
      '\0=1+1',
      '＝1+1',
      "=cmd|' /C calc'!A0",
    ]) {
      expect(cell(hostile)).toBe(`"'${hostile.replaceAll('"', '""')}"`);
    }
  });

  it('leaves numbers and phone numbers as they are', () => {
    expect(cell('+998901234567')).toBe('"+998901234567"');
    expect(cell('-4')).toBe('"-4"');
    expect(cell('0,5')).toBe('"0,5"');
  });

  it('cannot be broken out of by quotes, separators or line ends', () => {
    expect(toCsv([['a"b', 'c;d,e', 'f\r\ng']], ';')).toBe('\uFEFF"a""b";"c;d,e";"f\r\ng"\r\n');
  });

  it('tells a spreadsheet that it is UTF-8', () => {
    expect(toCsv([], ',').startsWith('\uFEFF')).toBe(true);
  });
});
