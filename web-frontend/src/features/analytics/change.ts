/** How a figure moved against the period before. */
export interface Change {
  direction: 'up' | 'down' | 'same';
  /** Never negative: the direction says which way. A fraction for {@link relativeChange}, points for {@link pointChange}. */
  amount: number;
}

/** The change of an amount as a fraction of what it was; null where there is nothing to compare with. */
export function relativeChange(now: number | null, before: number | null): Change | null {
  if (now === null || before === null || before === 0) return null;
  return toChange((now - before) / before, 0.0005);
}

/** The change of a share in percentage points; null where there is nothing to compare with. */
export function pointChange(now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  return toChange((now - before) * 100, 0.05);
}

/** What rounds to nothing is no change: an arrow beside "0,0 %" would contradict itself. */
function toChange(difference: number, visible: number): Change {
  const amount = Math.abs(difference);
  if (amount < visible) return { direction: 'same', amount: 0 };
  return { direction: difference > 0 ? 'up' : 'down', amount };
}
