import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Spinner } from './spinner';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'stop';
export type ButtonSize = 'sm' | 'md' | 'lg';

const VARIANT = {
  primary: 'bg-accent text-on-accent hover:not-disabled:bg-accent-hover',
  secondary: 'border border-line-strong/80 bg-surface text-ink hover:not-disabled:bg-hover',
  ghost: 'text-soft hover:not-disabled:bg-hover hover:not-disabled:text-ink',
  danger: 'bg-bad-soft text-bad hover:not-disabled:brightness-95 dark:hover:not-disabled:brightness-110',
  stop: 'bg-stop text-on-stop hover:not-disabled:bg-stop-hover',
} as const satisfies Record<ButtonVariant, string>;

const SIZE = {
  sm: 'min-h-8 px-3 text-meta gap-1.5',
  md: 'min-h-9 px-3.5 text-body gap-2',
  lg: 'min-h-11 px-5 text-card gap-2',
} as const satisfies Record<ButtonSize, string>;

/** The classes of a button, for links that look like one. */
export function buttonClass(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'md',
  extra?: string,
): string {
  return cn(
    'inline-flex items-center justify-center rounded-control font-medium text-center transition-colors duration-150 disabled:opacity-55 disabled:cursor-not-allowed',
    VARIANT[variant],
    SIZE[size],
    extra,
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  /** Shows a spinner and refuses clicks, yet keeps the focus where it is. */
  readonly loading?: boolean;
}

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  loading = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(variant, size, className)}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={(event) => {
        if (loading) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {loading ? <Spinner /> : icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly label: string;
}

/** A square button that shows only an icon; its label is what it is called. */
export function IconButton({ label, className, children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cn(
        'inline-flex size-10 items-center justify-center rounded-control text-soft transition-colors duration-150 hover:bg-hover hover:text-ink disabled:opacity-55 lg:size-9',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
