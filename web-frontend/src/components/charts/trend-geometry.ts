import { type Point, smoothArea, smoothPath } from './smooth-path';
import { wholeSteps } from './whole-scale';

/** One line through equally spaced points; `null` is a gap, not a zero. */
export type Series = readonly (number | null)[];

/** A tick on the value axis: its value and its place from the top, in percent. */
interface ValueTick {
  value: number;
  top: number;
}

/** Everything drawn in a trend, in percent of a box of 100 × 100 that the page stretches. */
export interface Trend {
  ticks: ValueTick[];
  x: (index: number) => number;
  y: (value: number) => number;
  linePath: (series: Series) => string;
  areaPath: (series: Series) => string;
}

/**
 * Lays out series of counts over `length` equal steps. The axis starts at zero and ends at a round number; all zeros leave one
 * tick, at the bottom. A single step stands in the middle.
 */
export function layOutTrend(length: number, all: readonly Series[]): Trend {
  const highest = Math.max(0, ...all.flat().map((value) => value ?? 0));
  const values = wholeSteps(highest, 4);
  const top = Math.max(1, values.at(-1) ?? 0);
  const x = (index: number) => (length <= 1 ? 50 : (index / (length - 1)) * 100);
  const y = (value: number) => 100 - (value / top) * 100;
  const runs = (series: Series) => runsOf(series, x, y);
  return {
    ticks: values.map((value) => ({ value, top: y(value) })),
    x,
    y,
    linePath: (series) => runs(series).map(smoothPath).join(''),
    areaPath: (series) =>
      runs(series)
        .map((points) => smoothArea(points, 100))
        .join(''),
  };
}

/** The points of a series, parted where a value is unknown. */
function runsOf(series: Series, x: (index: number) => number, y: (value: number) => number): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] | null = null;
  for (const [index, value] of series.entries()) {
    if (value === null) {
      run = null;
      continue;
    }
    if (run === null) {
      run = [];
      runs.push(run);
    }
    run.push({ x: x(index), y: y(value) });
  }
  return runs;
}

/**
 * Which of `length` steps get a label when `room` labels fit: evenly spaced and counted back from the last one, because the
 * newest day is the one people look for.
 */
export function labelledSteps(length: number, room: number): number[] {
  if (length <= 0) return [];
  const stride = Math.max(1, Math.ceil(length / Math.max(1, Math.floor(room))));
  const steps: number[] = [];
  for (let index = length - 1; index >= 0; index -= stride) steps.unshift(index);
  return steps;
}

/** The step nearest to a place across the box (0…1), clamped to the steps there are; -1 when there are none. */
export function nearestStep(length: number, place: number): number {
  return Math.min(length - 1, Math.max(0, Math.round(place * (length - 1))));
}

/** Where a key moves the cursor, or null when the key is not one of the cursor's. A page is a week. */
export function moveCursor(key: string, current: number, length: number): number | null {
  const last = length - 1;
  const clamp = (index: number) => Math.min(last, Math.max(0, index));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamp(current - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return clamp(current + 1);
    case 'PageDown':
      return clamp(current - 7);
    case 'PageUp':
      return clamp(current + 7);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
