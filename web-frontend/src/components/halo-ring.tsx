import { cn } from '@/lib/cn';

export type ArcState = 'done' | 'current' | 'next' | 'failed' | 'skipped';

const GAP_DEGREES = 13;

/** The path of one of `count` arcs on a circle, the first beginning at the top, clockwise. */
function arcPath(index: number, count: number, radius: number, center: number): string {
  const sweep = 360 / count;
  const from = index * sweep + GAP_DEGREES / 2;
  const to = (index + 1) * sweep - GAP_DEGREES / 2;
  const start = point(from, radius, center);
  const end = point(to, radius, center);
  return `M${start} A${radius} ${radius} 0 0 1 ${end}`;
}

function point(degrees: number, radius: number, center: number): string {
  const radians = ((degrees - 90) * Math.PI) / 180;
  return `${(center + radius * Math.cos(radians)).toFixed(2)} ${(center + radius * Math.sin(radians)).toFixed(2)}`;
}

const ARC = {
  done: { className: 'stroke-accent-half', width: 1 },
  current: { className: 'stroke-accent', width: 1.6 },
  next: { className: 'stroke-track', width: 1 },
  failed: { className: 'stroke-bad-line', width: 1.6 },
  skipped: { className: 'stroke-track', width: 0.5 },
} as const satisfies Record<ArcState, { className: string; width: number }>;

/** The halo: six arcs for the six stages of a call. Decorative; the list of stages says the same in words. */
export function HaloRing({
  arcs,
  speaking = false,
  className,
}: {
  readonly arcs: readonly ArcState[];
  /** Somebody speaks right now: the inner halo breathes. */
  readonly speaking?: boolean;
  readonly className?: string;
}) {
  return (
    <svg aria-hidden="true" viewBox="0 0 216 216" fill="none" className={className}>
      <circle
        cx="108"
        cy="108"
        r="75"
        strokeWidth="7"
        className={cn('origin-center stroke-accent-soft', speaking && 'animate-breathe')}
      />
      {arcs.map((state, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: an arc is its place in the ring
          key={index}
          d={arcPath(index, arcs.length, 98, 108)}
          strokeWidth={6 * ARC[state].width}
          strokeLinecap="round"
          className={cn('transition-all duration-300', ARC[state].className)}
        />
      ))}
    </svg>
  );
}

/** The logo: the same ring, small, with the first arc lit. */
export function HaloLogo({ className }: { readonly className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" fill="none" className={className}>
      <circle cx="16" cy="16" r="12" strokeWidth="4" className="stroke-accent-half" />
      <path d="M16 4 A12 12 0 0 1 28 16" strokeWidth="4" strokeLinecap="round" className="stroke-accent" />
      <circle cx="16" cy="16" r="3.6" className="fill-accent" />
    </svg>
  );
}
