/** One stage of a funnel as it is counted. Stages come in order, the widest first. */
export interface FunnelStage {
  key: string;
  count: number;
}

/** One stage of a funnel as it is drawn. Heights are fractions of the full height, 0…1. */
export interface FunnelBand {
  key: string;
  count: number;
  /** Height where the band begins; what a phone draws as the length of a bar. */
  start: number;
  /** Height where the band ends, which is where the next one begins. */
  end: number;
  /** Share of the stage before, 0…1; null for the first stage and where there is nothing to divide by. */
  ofPrevious: number | null;
}

/** Three calls of a hundred thousand still leave a line that an eye can find. */
const THINNEST = 0.012;

/**
 * Turns counts into bands that never widen, whatever the counts say: each stage is part of the one before, so a later stage
 * that claims more is drawn as wide as its predecessor. Negative and unreadable counts are drawn as zero.
 */
export function funnelBands(stages: readonly FunnelStage[]): FunnelBand[] {
  const counts = stages.map(({ count }) => (Number.isFinite(count) ? Math.max(0, count) : 0));
  const whole = counts[0] ?? 0;
  const heights: number[] = [];
  for (const count of counts) {
    const height = count === 0 || whole === 0 ? 0 : Math.max(THINNEST, count / whole);
    heights.push(Math.min(height, heights.at(-1) ?? 1));
  }
  return stages.map(({ key, count }, index) => {
    const start = heights[index] ?? 0;
    const previous = index === 0 ? 0 : (counts[index - 1] ?? 0);
    return {
      key,
      count,
      start,
      end: heights[index + 1] ?? start,
      ofPrevious: previous === 0 ? null : (counts[index] ?? 0) / previous,
    };
  });
}

/** The outline of one band in a box of 100 × 100, mirrored at the middle, with level ends so that neighbours join smoothly. */
export function bandPath({ start, end }: Pick<FunnelBand, 'start' | 'end'>): string {
  const top = (height: number) => round(50 - height * 50);
  const bottom = (height: number) => round(50 + height * 50);
  return [
    `M0,${top(start)}`,
    `C55,${top(start)} 60,${top(end)} 100,${top(end)}`,
    `L100,${bottom(end)}`,
    `C60,${bottom(end)} 55,${bottom(start)} 0,${bottom(start)}`,
    'Z',
  ].join(' ');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
