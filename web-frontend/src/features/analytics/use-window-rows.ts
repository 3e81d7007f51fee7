import { type RefObject, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { linesWithin, offsetsOf } from './row-window';

/** Heights of lines in rem, as the table's classes have them: `h-9` for a day, `h-15` for a call. */
const HEIGHT = { day: 2.25, call: 3.75 } as const;

/** Pixels above and below the screen that are drawn all the same, so that scrolling meets no gap. */
const MARGIN = 600;
/** Scrolling less than this draws nothing anew; well below the margin. */
const STRIDE = 120;

/** Which lines of a long table to draw, and how much room those above and below take. */
interface WindowRows<T extends HTMLElement> {
  /** To be put on the element whose top is the top of the first line, drawn or not. */
  readonly origin: RefObject<T | null>;
  readonly first: number;
  /** Not included. */
  readonly end: number;
  /** In pixels. */
  readonly above: number;
  readonly below: number;
  /** Whether the reader has scrolled past the beginning of the lines. */
  readonly inside: boolean;
}

/** Draws only the lines near the screen; the page itself scrolls. */
export function useWindowRows<T extends HTMLElement>(
  rows: readonly { readonly kind: keyof typeof HEIGHT }[],
): WindowRows<T> {
  const origin = useRef<T>(null);
  const [top, setTop] = useState(0);
  const [rem] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);

  // Whatever stands above the table may grow or shrink: figures arrive, a banner is closed, the phone is turned.
  useLayoutEffect(() => {
    const measure = () => {
      const box = origin.current?.getBoundingClientRect();
      if (box !== undefined) setTop(Math.round(box.top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  const offsets = useMemo(() => offsetsOf(rows.map(({ kind }) => HEIGHT[kind] * rem)), [rows, rem]);
  const scrolled = useSyncExternalStore(onScroll, () => Math.floor(window.scrollY / STRIDE) * STRIDE);
  const height = useSyncExternalStore(onScroll, () => window.innerHeight);
  const inside = useSyncExternalStore(onScroll, () => window.scrollY > top);
  const from = scrolled - top;
  const { first, end } = linesWithin(offsets, from - MARGIN, from + height + STRIDE + MARGIN);
  const whole = offsets.at(-1) ?? 0;
  return {
    origin,
    first,
    end,
    above: offsets[first] ?? 0,
    below: whole - (offsets[end] ?? whole),
    inside,
  };
}

function onScroll(listener: () => void): () => void {
  window.addEventListener('scroll', listener, { passive: true });
  window.addEventListener('resize', listener);
  return () => {
    window.removeEventListener('scroll', listener);
    window.removeEventListener('resize', listener);
  };
}
