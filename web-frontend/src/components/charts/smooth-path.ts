export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * An SVG path through points from left to right that never swings beyond them: between two days it stays between their
 * values (monotone cubic interpolation after Steffen). One point is drawn as a dot.
 */
export function smoothPath(points: readonly Point[]): string {
  const [start] = points;
  if (start === undefined) return '';
  if (points.length === 1) return `${moveTo(start)}Z`;
  const slopes = slopesOf(points);
  const curves = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const third = (to.x - from.x) / 3;
    const out = { x: from.x + third, y: from.y + third * (slopes[index] ?? 0) };
    const into = { x: to.x - third, y: to.y - third * (slopes[index + 1] ?? 0) };
    return `C${pair(out)},${pair(into)},${pair(to)}`;
  });
  return moveTo(start) + curves.join('');
}

/** The same, closed along a base line below it, to be filled. */
export function smoothArea(points: readonly Point[], base: number): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length === 1) return '';
  return `${smoothPath(points)}L${pair({ x: last.x, y: base })}L${pair({ x: first.x, y: base })}Z`;
}

function slopesOf(points: readonly Point[]): readonly number[] {
  const steps = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { width: to.x - from.x, slope: (to.y - from.y) / (to.x - from.x) };
  });
  const inner = steps.slice(1).map((right, index) => {
    const left = steps[index] ?? right;
    const mean = (left.slope * right.width + right.slope * left.width) / (left.width + right.width);
    const least = Math.min(Math.abs(left.slope), Math.abs(right.slope), Math.abs(mean) / 2);
    return (Math.sign(left.slope) + Math.sign(right.slope)) * least;
  });
  const begin = steps[0]?.slope ?? 0;
  const end = steps.at(-1)?.slope ?? 0;
  // Two points are a straight line; else the ends bend towards their neighbours.
  if (inner.length === 0) return [begin, begin];
  return [(3 * begin - (inner[0] ?? 0)) / 2, ...inner, (3 * end - (inner.at(-1) ?? 0)) / 2];
}

function moveTo(point: Point): string {
  return `M${pair(point)}`;
}

function pair({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
