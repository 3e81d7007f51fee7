/** One labelled amount. `tone` sets apart what matters from what is only context. */
export interface Bar {
  key: string;
  label: string;
  count: number;
  tone: 'accent' | 'context';
  selected?: boolean;
}

interface BarListProps {
  bars: readonly Bar[];
  label: string;
  formatNumber: (value: number) => string;
  formatShare: (share: number | null) => string;
  /** Called with the key of the bar that was chosen; without it the bars only show. */
  onSelect?: (key: string) => void;
}

/** Amounts as horizontal bars, each with its name, count and share of the sum; the longest fills the width. */
export function BarList({ bars, label, formatNumber, formatShare, onSelect }: BarListProps) {
  const sum = bars.reduce((total, bar) => total + bar.count, 0);
  const longest = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <ul aria-label={label} className="-mx-2 flex flex-col">
      {bars.map((bar) => {
        const body = (
          <>
            <span className="flex items-baseline gap-2 text-meta">
              <span className="min-w-0 flex-1 text-left break-words text-ink">{bar.label}</span>
              <span className="font-semibold text-ink tabular">{formatNumber(bar.count)}</span>
              <span className="min-w-11 text-right text-muted tabular">
                {formatShare(sum === 0 ? null : bar.count / sum)}
              </span>
            </span>
            <span aria-hidden className="mt-1.5 block h-1.5 overflow-hidden rounded-chip bg-track">
              <span
                className={`block h-full rounded-chip ${bar.tone === 'accent' ? 'bg-accent' : 'bg-context'}`}
                style={{ width: `${(bar.count / longest) * 100}%` }}
              />
            </span>
          </>
        );
        return (
          <li key={bar.key}>
            {onSelect === undefined ? (
              <div className="px-2 py-1.5">{body}</div>
            ) : (
              <button
                type="button"
                aria-pressed={bar.selected ?? false}
                onClick={() => onSelect(bar.key)}
                className="block w-full rounded-control px-2 py-1.5 hover:bg-hover aria-pressed:bg-accent-soft"
              >
                {body}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
