import type { CallListItem } from '@/entities/call/schema';
import { type Day, dayOf } from './period';

/** One line of the table: a call, or the day that the calls below it began on. */
export type TableRow =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'call'; readonly call: CallListItem };

/** Days by call: a list of many thousand calls is put together anew with every news, and clocks are slow to ask. */
const days = new WeakMap<CallListItem, Day>();

function dayOfCall(call: CallListItem): Day {
  const known = days.get(call);
  if (known !== undefined) return known;
  const day = dayOf(new Date(call.created_at));
  days.set(call, day);
  return day;
}

/** Calls, newest first, with a line before each new day. */
export function withDays(calls: readonly CallListItem[]): TableRow[] {
  const rows: TableRow[] = [];
  let current: Day | null = null;
  for (const call of calls) {
    const day = dayOfCall(call);
    if (day !== current) rows.push({ kind: 'day', day });
    current = day;
    rows.push({ kind: 'call', call });
  }
  return rows;
}

/**
 * The calls to show to somebody who is reading further down: those from `first` on, so that new ones do not push the lines away
 * under their eyes. Everything when `first` is null or no longer there.
 */
export function heldFrom(calls: readonly CallListItem[], first: string | null) {
  const index = first === null ? 0 : calls.findIndex((call) => call.id === first);
  const fresh = Math.max(0, index);
  return { shown: fresh === 0 ? calls : calls.slice(fresh), fresh };
}
