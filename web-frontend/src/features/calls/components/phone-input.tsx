import { type ComponentProps, useEffect, useState } from 'react';
import { Input } from '@/components/ui/input';
import { type TranslationKey, useTranslation } from '@/i18n';
import { loadPhoneReader, type PhoneReader } from '@/lib/phone';

const COUNTRIES = {
  UZ: 'calls.country.UZ',
  TJ: 'calls.country.TJ',
  RU: 'calls.country.RU',
  KZ: 'calls.country.KZ',
  KG: 'calls.country.KG',
  TM: 'calls.country.TM',
  AZ: 'calls.country.AZ',
  TR: 'calls.country.TR',
} as const satisfies Record<string, TranslationKey>;

function isNamed(code: string): code is keyof typeof COUNTRIES {
  return Object.hasOwn(COUNTRIES, code);
}

export interface PhoneInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A phone number that puts its own spaces while it is typed, and names the country. */
export function PhoneInput({ value, onChange, ...rest }: PhoneInputProps) {
  const { t } = useTranslation();
  const reader = usePhoneReader();
  const country = reader?.(value).country ?? null;
  return (
    <div className="relative">
      <Input
        {...rest}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        className="pr-28 tabular"
        value={value}
        onChange={(event) => {
          const { value: typed, selectionStart } = event.target;
          // Only at the end: spaces that move under the caret in the middle of a number are a nuisance.
          const atEnd = selectionStart === null || selectionStart === typed.length;
          const growing = typed.length > value.length;
          onChange(reader !== null && atEnd && growing ? reader(typed).text : typed);
        }}
        onBlur={() => {
          if (reader !== null) onChange(reader(value).text);
        }}
      />
      {country !== null && (
        <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-meta text-muted">
          {isNamed(country) ? t(COUNTRIES[country]) : country}
        </span>
      )}
    </div>
  );
}

/** The reader once it has loaded. Without it the number goes to the server as it was typed, which reads it too. */
export function usePhoneReader(): PhoneReader | null {
  const [reader, setReader] = useState<PhoneReader | null>(null);
  useEffect(() => {
    let left = false;
    loadPhoneReader().then(
      (loaded) => {
        if (!left) setReader(() => loaded);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, []);
  return reader;
}
