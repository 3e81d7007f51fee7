import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Heights of lines in rem, as the table's classes have them: `h-9` for a day, `h-15` for a call. */
const HEIGHT = { day: 2.25, call: 3.75 } as const;

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

  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => HEIGHT[rows[index]?.kind ?? 'call'] * rem,
    overscan: 10,
    scrollMargin: top,
  });
  const items = virtualizer.getVirtualItems();
  const head = items[0];
  const tail = items.at(-1);
  return {
    origin,
    first: head?.index ?? 0,
    end: tail === undefined ? 0 : tail.index + 1,
    above: head === undefined ? 0 : head.start - top,
    below: tail === undefined ? 0 : virtualizer.getTotalSize() - (tail.end - top),
    inside: (virtualizer.scrollOffset ?? 0) > top,
  };
}
