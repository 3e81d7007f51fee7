/** What a spreadsheet would take for the beginning of a formula, also behind its own padding. */
const FORMULA = /^[\s\0]*[=+\-@\t\r＝＋－＠]/;

/** Plain numbers, and phone numbers with them, are nothing that a spreadsheet could run. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * One table as CSV (RFC 4180) that a spreadsheet opens without running anything: a cell that looks like a formula gets an
 * apostrophe in front. Starts with a byte order mark, without which Excel garbles Cyrillic.
 */
export function toCsv(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  const lines = rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(separator));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function harmless(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
