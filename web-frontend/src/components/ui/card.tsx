import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';

export interface CardProps extends ComponentProps<'section'> {
  /** Without padding, for content that runs from edge to edge. */
  readonly flush?: boolean;
}

export function Card({ flush = false, className, ...rest }: CardProps) {
  return (
    <section
      className={cn(
        'min-w-0 rounded-card border border-line bg-surface shadow-card',
        !flush && 'p-4 lg:p-5',
        className,
      )}
      {...rest}
    />
  );
}

export interface CardHeaderProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** For aria-labelledby of the card. */
  readonly id?: string;
  /** For a card that is flush: padded, and ruled off from what follows unless that is open to it. */
  readonly flush?: 'ruled' | 'open';
  /** The distance to what follows, instead of the usual one. */
  readonly className?: string;
}

const HEADER_SPACE = {
  ruled: 'border-b border-line px-4 py-3.5 lg:px-5',
  open: 'px-4 pt-4 pb-3 lg:px-5 lg:pt-5',
} as const;

export function CardHeader({ title, subtitle, actions, id, flush, className }: CardHeaderProps) {
  return (
    <div
      className={cn(
        'flex flex-wrap items-start justify-between gap-x-4 gap-y-2',
        flush === undefined ? (className ?? 'mb-4') : HEADER_SPACE[flush],
      )}
    >
      <div className="min-w-0">
        <h2 id={id} className="text-card font-semibold">
          {title}
        </h2>
        {subtitle !== undefined && <p className="mt-0.5 text-meta text-muted">{subtitle}</p>}
      </div>
      {actions}
    </div>
  );
}
