import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
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

/** One of a few values, by mouse, keyboard or type-ahead. */
export function Select<T extends string>({
  value,
  onChange,
  options,
  icon,
  size = 'md',
  className,
  ...trigger
}: SelectProps<T>) {
  return (
    <Base.Root<T>
      value={value}
      items={options}
      modal={false}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger
        {...trigger}
        className={cn(
          controlClass,
          'inline-flex cursor-pointer items-center justify-between gap-2 text-left select-none',
          size === 'lg' ? 'h-11 lg:h-10' : 'h-10 lg:h-9',
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          {icon}
          <Base.Value className="truncate" />
        </span>
        <Base.Icon className="text-muted">
          <ChevronDown aria-hidden="true" className="size-4" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="max-h-[min(22rem,var(--available-height))] min-w-[var(--anchor-width)] overflow-y-auto rounded-card border border-line bg-surface p-1.5 text-ink shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-small px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover data-selected:font-medium"
                >
                  <Base.ItemText>{option.label}</Base.ItemText>
                  <Base.ItemIndicator className="text-accent">
                    <Check aria-hidden="true" className="size-4" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
