import { ChevronDown } from 'lucide-react';
import { controlClass } from '@/components/ui/input';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { Popup } from './popup';

interface FilterMenuProps {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Any number of a filter's words; none lets everything through. */
export function FilterMenu({ name, options, chosen, onChange }: FilterMenuProps) {
  const { t } = useTranslation();
  const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const short =
    labels.length < 2 ? labels[0] : t('analytics.filter.several', { name, number: labels.length });
  return (
    <Popup
      label={labels.length === 0 ? name : `${name}: ${labels.join(', ')}`}
      trigger={
        <>
          <span className="truncate">{short ?? name}</span>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 opacity-70" />
        </>
      }
      className={cn(
        controlClass,
        'inline-flex h-10 w-auto max-w-full items-center gap-1.5 text-body! select-none lg:h-9',
        labels.length > 0 && 'border-accent bg-accent-soft text-accent-strong hover:border-accent',
      )}
    >
      {() => (
        <ul className="p-1.5 sm:min-w-48">
          {options.map(({ value, label }) => (
            <li key={value}>
              <label className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-small px-2.5 hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent sm:min-h-9">
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={({ target }) =>
                    onChange(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
                  }
                  className="size-4 shrink-0 accent-accent outline-none"
                />
                {label}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
}
