import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
}

export interface SegmentedProps<T extends string> {
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly SegmentedOption<T>[];
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly className?: string;
}

/** One of a handful of values, all in sight: a radio group that looks like one control. */
export function Segmented<T extends string>({
  value,
  onChange,
  options,
  className,
  ...group
}: SegmentedProps<T>) {
  return (
    <RadioGroup
      {...group}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={cn('flex min-w-0 gap-0.5 rounded-control border border-line bg-sunken p-0.5', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          className="flex min-h-9 min-w-0 flex-1 cursor-pointer items-center justify-center rounded-[7px] px-3 text-center text-soft transition-colors duration-150 select-none hover:text-ink data-checked:bg-surface data-checked:font-medium data-checked:text-ink data-checked:shadow-card dark:data-checked:bg-hover lg:min-h-8"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
