import type { ReactNode } from 'react';
import { useId } from 'react';
import { cn } from '@/lib/cn';

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
}

export interface SegmentedProps<T extends string> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly SegmentedOption<T>[];
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly className?: string;
}

/** One of a handful of values, all in sight: radio buttons that look like one control. */
export function Segmented<T extends string>({
  value,
  onChange,
  options,
  className,
  ...group
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      {...group}
      className={cn(
        'grid min-w-0 auto-cols-[minmax(min-content,1fr)] grid-flow-col gap-0.5 rounded-control border border-line bg-sunken p-0.5',
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex min-h-9 min-w-0 cursor-pointer items-center justify-center rounded-[7px] px-2 text-center text-soft transition-colors duration-150 select-none hover:text-ink has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent dark:has-checked:bg-hover lg:min-h-8"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-[7px] outline-none"
          />
          <span className="min-w-0 wrap-break-word">{option.label}</span>
        </label>
      ))}
    </div>
  );
}
