/** Calls of one weekday and hour over the whole period. Monday is 1; hours are 0…23. */
export interface HeatCell {
  weekday: number;
  hour: number;
  called: number;
  talked: number;
}

/** One cell as it is drawn. */
export interface HeatSquare extends HeatCell {
  /** Share of calls that a person answered; null when nobody was called at that hour. */
  rate: number | null;
  /** Strength of the colour, 0…1 from the worst to the best hour shown. */
  heat: number;
}

/** A week of hours, Monday first: `rows[0]` is Monday, its squares follow `hours`. */
export interface HeatWeek {
  hours: number[];
  rows: HeatSquare[][];
}

/** The hours always shown, so that a quiet week keeps the shape of a working day. */
const DAY_STARTS = 9;
const DAY_ENDS = 18;

/** How many calls at the average rate each hour is given beforehand; see {@link heatWeek}. */
const PRIOR = 5;

/** The least difference of rates that the full range of the colour stands for, so that noise does not look like a pattern. */
const NARROWEST_SPAN = 0.2;

/**
 * Arranges cells into a week. The colour follows the answer rate pulled towards the overall average by a few imagined calls:
 * one call that was answered is no reason to call everybody at that hour, so it must not shine brighter than 60 of 80.
 */
export function heatWeek(cells: readonly HeatCell[]): HeatWeek {
  const called = cells.filter((cell) => cell.called > 0);
  const from = Math.min(DAY_STARTS, ...called.map(({ hour }) => hour));
  const to = Math.max(DAY_ENDS, ...called.map(({ hour }) => hour));
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index);

  const all = called.reduce((sum, cell) => sum + cell.called, 0);
  const average = all === 0 ? 0 : called.reduce((sum, cell) => sum + cell.talked, 0) / all;
  const tempered = (cell: HeatCell) => (cell.talked + PRIOR * average) / (cell.called + PRIOR);
  const rates = called.map(tempered);
  const worst = Math.min(...rates);
  const best = Math.max(...rates);
  const middle = (worst + best) / 2;
  const span = Math.max(NARROWEST_SPAN, best - worst);

  const known = new Map(called.map((cell) => [`${cell.weekday}-${cell.hour}`, cell]));
  const square = (weekday: number, hour: number): HeatSquare => {
    const cell = known.get(`${weekday}-${hour}`);
    if (cell === undefined) return { weekday, hour, called: 0, talked: 0, rate: null, heat: 0 };
    return { ...cell, rate: cell.talked / cell.called, heat: 0.5 + (tempered(cell) - middle) / span };
  };
  return {
    hours,
    rows: [1, 2, 3, 4, 5, 6, 7].map((weekday) => hours.map((hour) => square(weekday, hour))),
  };
}
