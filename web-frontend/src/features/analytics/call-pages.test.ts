import { describe, expect, it } from 'vitest';
import { type Page, type Pages, withFreshHead, withReplaced } from './call-pages';

interface Row {
  id: string;
  created_at: string;
  status: string;
}

const row = (minute: number, status = 'completed'): Row => ({
  id: `call-${String(minute).padStart(3, '0')}`,
  created_at: new Date(Date.UTC(2026, 0, 1, 9, minute)).toISOString(),
  status,
});
const page = (minutes: number[], next: string | null, total = 100): Page<Row> => ({
  items: minutes.map((minute) => row(minute)),
  next_cursor: next,
  total,
});
const pages = (...all: Page<Row>[]): Pages<Row> => ({
  pages: all,
  pageParams: all.map((_, index) => all[index - 1]?.next_cursor ?? null),
});
const ids = (known: Pages<Row>) =>
  known.pages.flatMap(({ items }) => items.map(({ id }) => Number(id.slice(5))));

describe('a list that is kept fresh by its first page', () => {
  it('shows new calls in front and keeps what was read further down', () => {
    const known = pages(page([30, 29, 28], 'a'), page([27, 26, 25], 'b'));

    const fresh = withFreshHead(known, page([32, 31, 30], 'x', 102));

    expect(ids(fresh)).toEqual([32, 31, 30, 29, 28, 27, 26, 25]);
    expect(fresh.pages.map(({ next_cursor }) => next_cursor)).toEqual(['a', 'b']);
    expect(fresh.pages.map(({ total }) => total)).toEqual([102, 102]);
  });

  it('takes the new values of the calls it knows', () => {
    const known = pages(page([30, 29], 'a'));
    const head = { ...page([30, 29], 'a'), items: [row(30, 'failed'), row(29)] };

    expect(withFreshHead(known, head).pages[0]?.items[0]?.status).toBe('failed');
  });

  it('drops calls that left the filter', () => {
    const known = pages(page([30, 29, 28], 'a'), page([27, 26, 25], 'b'));

    expect(ids(withFreshHead(known, page([30, 28, 27], 'x')))).toEqual([30, 28, 27, 26, 25]);
  });

  it('begins anew rather than hide calls between the fresh page and the known ones', () => {
    const known = pages(page([30, 29, 28], 'a'), page([27, 26, 25], 'b'));

    const fresh = withFreshHead(known, page([59, 58, 57], 'x'));

    expect(ids(fresh)).toEqual([59, 58, 57]);
    expect(fresh.pageParams).toEqual([null]);
  });

  it('is exactly the fresh page when that is the whole list', () => {
    expect(ids(withFreshHead(pages(page([30, 29], 'a')), page([31], null)))).toEqual([31]);
    expect(ids(withFreshHead(pages(page([30, 29], 'a')), page([], null)))).toEqual([]);
  });

  it('shows no call twice when two began in the same instant', () => {
    const twin = { ...row(30), id: 'call-030b' };
    const known = pages({ ...page([30, 29], 'a'), items: [twin, row(30), row(29)] });

    const fresh = withFreshHead(known, { ...page([], 'x'), items: [row(31), twin] });

    expect(fresh.pages[0]?.items.map(({ id }) => id)).toEqual([
      'call-031',
      'call-030b',
      'call-030',
      'call-029',
    ]);
  });

  it('changes single rows in place and is the same object when none is there', () => {
    const known = pages(page([30, 29], 'a'));

    const changed = withReplaced(
      known,
      new Map([['call-029', (old: Row) => ({ ...old, status: 'analyzing' })]]),
    );

    expect(changed.pages[0]?.items.map(({ status }) => status)).toEqual(['completed', 'analyzing']);
    expect(withReplaced(known, new Map([['call-030', () => null]])).pages[0]?.items).toEqual([row(29)]);
    expect(withReplaced(known, new Map([['call-001', (old: Row) => old]]))).toBe(known);
  });
});
