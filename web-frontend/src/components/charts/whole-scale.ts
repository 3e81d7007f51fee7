/** A factor of a power of ten people count by, and the smallest ratio that is rounded to it. */
const FACTORS = [
  { factor: 10, from: Math.sqrt(50) },
  { factor: 5, from: Math.sqrt(10) },
  { factor: 2, from: Math.sqrt(2) },
] as const;

/**
 * About `count` equal steps from zero to a round number that is not below `highest`, counted in wholes; the values of all
 * steps, zero first. A whole scale library for this one thing would weigh more than the rest of the charts.
 */
export function wholeSteps(highest: number, count: number): readonly number[] {
  if (highest <= 0) return [0];
  const rough = Math.max(1, highest / count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (FACTORS.find(({ from }) => rough / power >= from)?.factor ?? 1);
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}
