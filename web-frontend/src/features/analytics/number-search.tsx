import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Input } from '@/components/ui/input';
import { useTranslation } from '@/i18n';
import { readDigits } from './search';

/** Long enough that a number typed in one go is one search. */
const PAUSE = 300;

interface NumberSearchProps {
  /** The digits in the address. */
  readonly value: string | undefined;
  readonly onChange: (digits: string | undefined) => void;
}

/** Finds calls by any part of the number; searches when the typing pauses. */
export function NumberSearch({ value, onChange }: NumberSearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value ?? '');
  const asked = useRef(value);
  const change = useEffectEvent(onChange);

  // The address may change by itself: "back", or a reset of all filters.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setTyped(value ?? '');
  }, [value]);

  useEffect(() => {
    const digits = readDigits(typed);
    if (digits === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = digits;
      change(digits);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <div className="relative w-full sm:w-56">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        type="text"
        inputMode="tel"
        autoComplete="off"
        aria-label={t('analytics.table.search')}
        placeholder={t('analytics.table.search_hint')}
        value={typed}
        maxLength={32}
        onChange={(event) => setTyped(event.target.value)}
        className="h-10 pr-9 pl-9 lg:h-9"
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label={t('analytics.table.clear_search')}
          onClick={() => setTyped('')}
          className="absolute top-1/2 right-1 grid size-8 -translate-y-1/2 place-items-center rounded-small text-muted hover:text-ink"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
    </div>
  );
}
