import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { controlClass } from '@/components/ui/input';
import { cn } from '@/lib/cn';

interface FilterMenuProps {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Any number of a filter's words; none lets everything through. */
export function FilterMenu({ name, options, chosen, onChange }: FilterMenuProps) {
  const { t } = useTranslation();
  const only = chosen.length === 1 ? options.find((option) => option.value === chosen[0])?.label : undefined;
  return (
    <Select.Root<string, true> multiple value={[...chosen]} onValueChange={onChange} modal={false}>
      <Select.Trigger
        aria-label={
          chosen.length === 0
            ? name
            : `${name}: ${options
                .filter(({ value }) => chosen.includes(value))
                .map(({ label }) => label)
                .join(', ')}`
        }
        className={cn(
          controlClass,
          'inline-flex h-10 w-auto max-w-full cursor-pointer items-center gap-1.5 text-body select-none lg:h-9',
          chosen.length > 0 && 'border-accent bg-accent-soft text-accent-strong',
        )}
      >
        <span className="truncate">
          {chosen.length === 0
            ? name
            : (only ?? t('analytics.filter.several', { name, count: chosen.length }))}
        </span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 opacity-70" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          sideOffset={6}
          align="start"
          alignItemWithTrigger={false}
          className="z-40 outline-none"
        >
          <Select.Popup className="max-h-[min(24rem,var(--available-height))] min-w-[max(var(--anchor-width),12rem)] overflow-y-auto rounded-card border border-line bg-surface p-1.5 text-ink shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <Select.List aria-label={name}>
              {options.map((option) => (
                <Select.Item
                  key={option.value}
                  value={option.value}
                  className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-small px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover"
                >
                  <span
                    aria-hidden="true"
                    className={cn(
                      'grid size-4 shrink-0 place-items-center rounded-[4px] border',
                      chosen.includes(option.value)
                        ? 'border-accent bg-accent text-on-accent'
                        : 'border-line-strong',
                    )}
                  >
                    <Select.ItemIndicator>
                      <Check className="size-3" strokeWidth={3} />
                    </Select.ItemIndicator>
                  </span>
                  <Select.ItemText>{option.label}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
