import type { CallListItem, CallPage } from '@/entities/call/schema';
import { toCsv } from './csv';

/** So many calls fit one file: enough for months, and not so many requests that the server would feel them. */
export const MOST_EXPORTED = 10_000;

/** What the columns are called and how words of the API read in the file. */
export interface ExportWords {
  readonly heads: readonly string[];
  readonly cells: (call: CallListItem) => readonly string[];
  readonly separator: ',' | ';';
}

export interface Collected {
  readonly csv: string;
  /** There are more calls than the file holds. */
  readonly cut: boolean;
}

/**
 * Reads page after page until all calls are there or the file is full, telling how far it is. Fails as the request fails, or with
 * an abort when `signal` says so.
 */
export async function collectCalls(
  page: (cursor: string | null) => Promise<CallPage>,
  words: ExportWords,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Collected> {
  const rows: (readonly string[])[] = [words.heads];
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const { items, next_cursor, total }: CallPage = await page(cursor);
    for (const call of items) rows.push(words.cells(call));
    onProgress(rows.length - 1, Math.min(total, MOST_EXPORTED));
    cursor = next_cursor;
  } while (cursor !== null && rows.length <= MOST_EXPORTED);
  const kept = rows.slice(0, MOST_EXPORTED + 1);
  return { csv: toCsv(kept, words.separator), cut: cursor !== null || kept.length < rows.length };
}
