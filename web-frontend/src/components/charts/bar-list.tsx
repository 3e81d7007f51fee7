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

const LINE = 'col-span-4 grid min-h-8 grid-cols-subgrid items-center rounded-control px-2 py-1 text-meta';

/** Amounts as horizontal bars, each with its name, count and share of the sum; the longest fills the width. */
export function BarList({ bars, label, formatNumber, formatShare, onSelect }: BarListProps) {
  const sum = bars.reduce((total, bar) => total + bar.count, 0);
  const longest = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <ul
      aria-label={label}
      className="-mx-2 grid grid-cols-[minmax(0,1.4fr)_minmax(3rem,1fr)_auto_auto] gap-x-2.5"
    >
      {bars.map((bar) => {
        const body = (
          <>
            <span className="text-left text-ink [overflow-wrap:anywhere]">{bar.label}</span>
            <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-chip bg-track">
              <span
                className={`block h-full rounded-chip ${bar.tone === 'accent' ? 'bg-accent' : 'bg-context'}`}
                style={{ width: `${(bar.count / longest) * 100}%` }}
              />
            </span>
            <span className="text-right font-semibold text-ink tabular">{formatNumber(bar.count)}</span>
            <span className="text-right text-muted tabular">
              {formatShare(sum === 0 ? null : bar.count / sum)}
            </span>
          </>
        );
        return (
          <li key={bar.key} className="contents">
            {onSelect === undefined ? (
              <div className={LINE}>{body}</div>
            ) : (
              <button
                type="button"
                aria-pressed={bar.selected ?? false}
                onClick={() => onSelect(bar.key)}
                className={`${LINE} hover:bg-hover aria-pressed:bg-accent-soft`}
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
