import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { controlClass } from './input';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface SelectProps<T extends string> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly SelectOption<T>[];
  readonly id?: string;
  /** Needed when no <label> names the control. */
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  readonly icon?: ReactNode;
  readonly size?: 'md' | 'lg';
  readonly className?: string;
}

/** One of a few values. The browser's own list: the best there is on a phone, and it costs nothing to load. */
export function Select<T extends string>({
  value,
  onChange,
  options,
  icon,
  size = 'md',
  className,
  ...control
}: SelectProps<T>) {
  return (
    <div className={cn('relative inline-flex min-w-0 items-center', className)}>
      {icon !== undefined && (
        <span aria-hidden="true" className="pointer-events-none absolute left-3 text-muted">
          {icon}
        </span>
      )}
      <select
        {...control}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        className={cn(
          controlClass,
          'cursor-pointer appearance-none truncate pr-9',
          icon !== undefined && 'pl-9',
          size === 'lg' ? 'h-11 lg:h-10' : 'h-10 lg:h-9',
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-surface text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-3 size-4 text-muted" />
    </div>
  );
}
