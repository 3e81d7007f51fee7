import type { InfiniteData } from '@tanstack/react-query';

/** What is needed of a listed call to keep a list in order. */
interface Listed {
  id: string;
  created_at: string;
}

/** One page of a list, newest first, with the place where the next one begins. */
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total: number;
}

export type Pages<T> = InfiniteData<Page<T>>;

/**
 * Puts a freshly read first page in front of pages read earlier, so that one small request keeps a list of any length up to date:
 * new calls appear, calls that left the filter disappear, the others take their new values. When the fresh page does not reach
 * down to anything known there may be calls between the two, so the list begins anew with the fresh page.
 */
export function withFreshHead<T extends Listed>(known: Pages<T>, head: Page<T>): Pages<T> {
  const last = head.items.at(-1);
  const startAnew = { pages: [head], pageParams: [null] };
  if (last === undefined || head.next_cursor === null) return startAnew;
  const fresh = new Set(head.items.map((item) => item.id));
  const rows = known.pages.flatMap((page) => page.items);
  if (!rows.some((row) => fresh.has(row.id) || isNewer(row, last))) return startAnew;

  const older = (item: T) => !fresh.has(item.id) && isNewer(last, item);
  const pages = known.pages.map((page, index) => ({
    ...page,
    items: index === 0 ? [...head.items, ...page.items.filter(older)] : page.items.filter(older),
    total: head.total,
  }));
  return { ...known, pages };
}

/** What a row becomes; null when it has no place in the list any more. */
export type Replacement<T> = (row: T) => T | null;

/** The rows of all pages with some replaced by what is now known of them; rows that are not there stay away. */
export function withReplaced<T extends Listed>(
  known: Pages<T>,
  changed: ReadonlyMap<string, Replacement<T>>,
): Pages<T> {
  const touched = (page: Page<T>) => page.items.some((item) => changed.has(item.id));
  if (!known.pages.some(touched)) return known;
  const replace = (item: T) => {
    const replacement = changed.get(item.id);
    const replaced = replacement === undefined ? item : replacement(item);
    return replaced === null ? [] : [replaced];
  };
  return {
    ...known,
    pages: known.pages.map((page) =>
      touched(page) ? { ...page, items: page.items.flatMap(replace) } : page,
    ),
  };
}

/** Newest first, and by id where two calls began in the same instant: the order in which the server lists them. */
function isNewer(a: Listed, b: Listed): boolean {
  const [first, second] = [Date.parse(a.created_at), Date.parse(b.created_at)];
  return first === second ? a.id > b.id : first > second;
}
