import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import { labelledSteps, layOutTrend, moveCursor, nearestStep } from './trend-geometry';
import { useElementWidth } from './use-element-width';

/** One day of a trend, already worded for the reader. */
interface TrendStep {
  key: string;
  /** Short, for the axis. */
  tick: string;
  /** Complete, for the cursor. */
  title: string;
  context: number;
  focus: number;
}

interface TrendChartProps {
  steps: readonly TrendStep[];
  /** What the chart shows, for those who cannot see it. */
  label: string;
  contextLabel: string;
  focusLabel: string;
  formatNumber: (value: number) => string;
}

const PIXELS_PER_TICK = 68;

/**
 * Two counts over days: the whole in grey, the part that matters in the accent. The cursor follows the pointer, and the arrow
 * keys when the chart has the focus; a screen reader hears the day it stands on.
 */
export function TrendChart({ steps, label, contextLabel, focusLabel, formatNumber }: TrendChartProps) {
  const gradient = useId();
  const [plot, width] = useElementWidth<HTMLDivElement>(640);
  const [pointed, setPointed] = useState<number | null>(null);
  const { trend, context, focus } = useMemo(() => {
    const context = steps.map((step) => step.context);
    const focus = steps.map((step) => step.focus);
    return { trend: layOutTrend(steps.length, [context, focus]), context, focus };
  }, [steps]);

  const last = steps.length - 1;
  const cursor = pointed === null ? null : Math.min(pointed, last);
  const read = steps[cursor ?? last];

  function followPointer(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width > 0) setPointed(nearestStep(steps.length, (event.clientX - box.left) / box.width));
  }

  function followKeys(event: KeyboardEvent) {
    if (event.key === 'Escape') return setPointed(null);
    const next = moveCursor(event.key, cursor ?? last, steps.length);
    if (next === null) return;
    event.preventDefault();
    setPointed(next);
  }

  if (read === undefined) return null;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-axis text-muted tabular">
      <div aria-hidden className="relative">
        {/* The longest number gives the column its width; the numbers themselves hang at their lines. */}
        <div className="invisible h-0 overflow-hidden">
          {trend.ticks.map((tick) => (
            <div key={tick.value}>{formatNumber(tick.value)}</div>
          ))}
        </div>
        {trend.ticks.map((tick) => (
          <div key={tick.value} className="absolute right-0 -translate-y-1/2" style={{ top: `${tick.top}%` }}>
            {formatNumber(tick.value)}
          </div>
        ))}
      </div>
      <div
        ref={plot}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={cursor ?? last}
        aria-valuetext={`${read.title}: ${contextLabel} ${formatNumber(read.context)}, ${focusLabel} ${formatNumber(read.focus)}`}
        className="relative h-56 touch-pan-y rounded-small"
        onPointerMove={followPointer}
        onPointerDown={followPointer}
        onPointerLeave={() => setPointed(null)}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) setPointed(last);
        }}
        onBlur={() => setPointed(null)}
        onKeyDown={followKeys}
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          <defs>
            <linearGradient id={gradient} x1="0" x2="0" y1="0" y2="1">
              <stop offset="0" className="[stop-color:var(--accent)] [stop-opacity:0.22]" />
              <stop offset="1" className="[stop-color:var(--accent)] [stop-opacity:0]" />
            </linearGradient>
          </defs>
          {trend.ticks.map((tick) => (
            <line
              key={tick.value}
              x1="0"
              x2="100"
              y1={tick.top}
              y2={tick.top}
              className="stroke-line"
              strokeDasharray={tick.value === 0 ? undefined : '2 4'}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <path d={trend.areaPath(focus)} fill={`url(#${gradient})`} />
          <path
            d={trend.linePath(context)}
            className="fill-none stroke-context stroke-[1.5]"
            vectorEffect="non-scaling-stroke"
          />
          <path
            d={trend.linePath(focus)}
            className="fill-none stroke-accent stroke-2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {steps.length === 1 && <Dots trend={trend} index={0} step={read} />}
        {cursor !== null && (
          <>
            <div
              aria-hidden
              className="absolute inset-y-0 w-px -translate-x-1/2 bg-line-strong"
              style={{ left: `${trend.x(cursor)}%` }}
            />
            <Dots trend={trend} index={cursor} step={read} />
            <div
              aria-hidden
              className={`pointer-events-none absolute top-1 z-10 w-max max-w-44 rounded-control border border-line bg-surface px-3 py-2 text-meta shadow-pop ${
                trend.x(cursor) > 50 ? '-translate-x-[calc(100%+10px)]' : 'translate-x-2.5'
              }`}
              style={{ left: `${trend.x(cursor)}%` }}
            >
              <div className="font-semibold text-ink">{read.title}</div>
              <Reading mark="bg-context" label={contextLabel} value={formatNumber(read.context)} />
              <Reading mark="bg-accent" label={focusLabel} value={formatNumber(read.focus)} />
            </div>
          </>
        )}
      </div>
      <div />
      <div aria-hidden className="relative mt-2 h-5">
        {labelledSteps(steps.length, width / PIXELS_PER_TICK).map((index) => (
          <span
            key={steps[index]?.key}
            className={`absolute whitespace-nowrap ${edge(index, steps.length)}`}
            style={{ left: `${trend.x(index)}%` }}
          >
            {steps[index]?.tick}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The names of the two lines of a trend. */
export function TrendLegend({
  contextLabel,
  focusLabel,
}: Pick<TrendChartProps, 'contextLabel' | 'focusLabel'>) {
  return (
    <div aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
      <span className="flex items-center gap-2">
        <span className="h-0.5 w-3.5 rounded-chip bg-context" />
        {contextLabel}
      </span>
      <span className="flex items-center gap-2">
        <span className="h-0.5 w-3.5 rounded-chip bg-accent" />
        {focusLabel}
      </span>
    </div>
  );
}

function Dots({
  trend,
  index,
  step,
}: {
  trend: ReturnType<typeof layOutTrend>;
  index: number;
  step: TrendStep;
}) {
  const dots = [
    { look: 'bg-context', value: step.context },
    { look: 'bg-accent', value: step.focus },
  ];
  return dots.map(({ look, value }) => (
    <span
      key={look}
      aria-hidden
      className={`absolute size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-chip ring-2 ring-surface ${look}`}
      style={{ left: `${trend.x(index)}%`, top: `${trend.y(value)}%` }}
    />
  ));
}

function Reading({ mark, label, value }: { mark: string; label: string; value: string }) {
  return (
    <div className="mt-1 flex items-center gap-2">
      <span className={`size-2 shrink-0 rounded-chip ${mark}`} />
      <span className="min-w-0 flex-1">{label}</span>
      <span className="font-semibold text-ink">{value}</span>
    </div>
  );
}

/** Labels stay inside the chart: the outermost ones lean inwards, a lone one is centred. */
function edge(index: number, length: number): string {
  if (length > 1 && index === 0) return '';
  if (length > 1 && index === length - 1) return '-translate-x-full';
  return '-translate-x-1/2';
}
