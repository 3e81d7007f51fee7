import { useId } from 'react';
import { bandPath, type FunnelStage, funnelBands } from './funnel-geometry';

interface FunnelChartProps {
  /** Stages in order, with their names in the reader's language. */
  stages: readonly (FunnelStage & { label: string })[];
  label: string;
  ofPreviousLabel: string;
  formatNumber: (value: number) => string;
  formatShare: (share: number | null) => string;
}

/** Counts that narrow from stage to stage: tapering bands side by side, bars one under the other on phones. */
export function FunnelChart({ stages, label, ofPreviousLabel, formatNumber, formatShare }: FunnelChartProps) {
  const gradient = useId();
  const bands = funnelBands(stages);
  return (
    <ol
      aria-label={label}
      className="flex grow flex-col gap-4 sm:grid sm:auto-cols-fr sm:grid-flow-col sm:grid-rows-[auto_minmax(8.25rem,1fr)_auto] sm:gap-0"
    >
      {bands.map((band, index) => (
        <li
          key={band.key}
          className="relative grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-line sm:row-span-3 sm:grid-cols-1 sm:grid-rows-subgrid sm:not-first:border-l"
        >
          <div className="min-w-0 sm:flex sm:flex-col sm:justify-end sm:px-3">
            <div className="text-meta text-muted">{stages[index]?.label}</div>
            <div className="text-[1.1875rem]/7 font-semibold tracking-[-0.01em] tabular">
              {formatNumber(band.count)}
            </div>
          </div>
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="my-3 hidden h-[calc(100%-1.5rem)] w-full sm:block"
          >
            <defs>
              <linearGradient id={`${gradient}${index}`}>
                <stop
                  offset="0"
                  className="[stop-color:var(--accent)]"
                  stopOpacity={fade(index, bands.length)}
                />
                <stop
                  offset="1"
                  className="[stop-color:var(--accent)]"
                  stopOpacity={fade(index + 1, bands.length)}
                />
              </linearGradient>
            </defs>
            <path d={bandPath(band)} fill={`url(#${gradient}${index})`} />
          </svg>
          <div className="self-end text-right text-meta text-muted sm:self-start sm:px-3 sm:text-left">
            {index === 0 ? (
              <span className="font-semibold text-ink tabular">{formatShare(band.count > 0 ? 1 : null)}</span>
            ) : (
              <>
                <span className="block font-semibold text-ink tabular">{formatShare(band.ofPrevious)}</span>
                {ofPreviousLabel}
              </>
            )}
          </div>
          <div aria-hidden className="col-span-2 mt-2 h-1.5 overflow-hidden rounded-chip bg-track sm:hidden">
            <div className="h-full rounded-chip bg-accent" style={{ width: `${band.start * 100}%` }} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The accent fades along the funnel, from nearly full to a third. */
function fade(step: number, steps: number): number {
  return 0.88 - (0.55 * step) / Math.max(1, steps);
}
