import { layOutTrend, type Series } from './trend-geometry';

/**
 * The shape of a number over the period, for a metric card. It says nothing the card does not say in words, so it is hidden from
 * screen readers; days without a value are gaps. Nothing is drawn for fewer than two values.
 */
export function Sparkline({ values }: { values: Series }) {
  const known = values.filter((value) => value !== null);
  const lastIndex = values.findLastIndex((value) => value !== null);
  const last = values[lastIndex];
  if (known.length < 2 || last === null || last === undefined) return null;
  const lowest = Math.min(...known);
  const highest = Math.max(...known);
  const stretched = values.map((value) =>
    value === null ? null : highest === lowest ? 0.5 : (value - lowest) / (highest - lowest),
  );
  const { linePath, x } = layOutTrend(values.length, [[1]]);
  return (
    <span aria-hidden className="relative block h-7 w-full">
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
      >
        <path
          d={linePath(stretched)}
          className="fill-none stroke-accent stroke-[1.5]"
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span
        className="absolute size-1.5 -translate-x-1/2 -translate-y-1/2 rounded-chip bg-accent"
        style={{ left: `${x(lastIndex)}%`, top: `${100 - (stretched[lastIndex] ?? 0) * 100}%` }}
      />
    </span>
  );
}
