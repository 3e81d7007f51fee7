import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type HeatCell, type HeatSquare, heatWeek } from './heat-model';

interface HeatMapProps {
  cells: readonly HeatCell[];
  label: string;
  /** Seven short names, Monday first. */
  weekdays: readonly string[];
  /** The square in words: day, hour, share, how many calls it rests on. */
  describe: (square: HeatSquare) => string;
  lessLabel: string;
  moreLabel: string;
}

/** How often people answer by weekday and hour. One square has the focus; the arrow keys move it, and its words stand below. */
export function HeatMap({ cells, label, weekdays, describe, lessLabel, moreLabel }: HeatMapProps) {
  const week = useMemo(() => heatWeek(cells), [cells]);
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [read, setRead] = useState<HeatSquare | null>(null);
  const column = Math.min(at.column, week.hours.length - 1);
  const stride = week.hours.length > 16 ? 3 : 2;

  function followKeys(event: KeyboardEvent) {
    const next = step(event.key, { row: at.row, column }, week.hours.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelectorAll('tbody tr')[next.row]?.querySelectorAll('td')[next.column]?.focus();
  }

  return (
    <div>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells the arrow keys reach
        role="grid"
        aria-label={label}
        aria-readonly="true"
        className="w-full table-fixed border-separate border-spacing-[3px] text-axis text-muted tabular"
        onKeyDown={followKeys}
        onPointerLeave={() => setRead(null)}
        onBlur={() => setRead(null)}
      >
        <colgroup>
          <col className="w-8" />
        </colgroup>
        <thead>
          <tr>
            <td />
            {week.hours.map((hour, index) => (
              <th key={hour} scope="col" className="relative h-5 p-0 font-normal">
                <span className="sr-only">{hour}:00</span>
                {index % stride === 0 && (
                  <span aria-hidden="true" className="absolute inset-x-[-8px] top-0 text-center">
                    {hour}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rows.map((squares, row) => (
            <tr key={weekdays[row]}>
              <th scope="row" className="p-0 text-left font-normal">
                {weekdays[row]}
              </th>
              {squares.map((square, index) => (
                <td
                  key={square.hour}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid above
                  role="gridcell"
                  tabIndex={row === at.row && index === column ? 0 : -1}
                  aria-label={describe(square)}
                  className="h-5.5 rounded-[5px] p-0"
                  style={{ backgroundColor: shade(square) }}
                  onPointerEnter={() => setRead(square)}
                  onFocus={() => {
                    setAt({ row, column: index });
                    setRead(square);
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div
        aria-hidden
        className="mt-3 flex min-h-5 flex-wrap items-center gap-x-3 gap-y-1 text-axis text-muted"
      >
        <span className="flex items-center gap-2">
          {lessLabel}
          <span className="h-1.5 w-20 rounded-chip bg-linear-to-r from-accent/20 to-accent" />
          {moreLabel}
        </span>
        <span className="ml-auto text-ink">{read && describe(read)}</span>
      </div>
    </div>
  );
}

function shade({ rate, heat }: HeatSquare): string {
  if (rate === null) return 'var(--sunken)';
  return `color-mix(in oklab, var(--accent) ${Math.round(18 + heat * 74)}%, var(--surface))`;
}

function step(key: string, at: { row: number; column: number }, columns: number) {
  const moved = {
    ArrowLeft: { ...at, column: at.column - 1 },
    ArrowRight: { ...at, column: at.column + 1 },
    ArrowUp: { ...at, row: at.row - 1 },
    ArrowDown: { ...at, row: at.row + 1 },
    Home: { ...at, column: 0 },
    End: { ...at, column: columns - 1 },
  }[key];
  if (moved === undefined) return null;
  return {
    row: Math.min(6, Math.max(0, moved.row)),
    column: Math.min(columns - 1, Math.max(0, moved.column)),
  };
}
