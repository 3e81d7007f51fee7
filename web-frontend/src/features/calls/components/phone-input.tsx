import { type ComponentProps, useEffect, useState } from 'react';
import { Input } from '@/components/ui/input';
import { useCountryName } from '@/lib/country';
import { loadPhoneReader, type PhoneReader } from '@/lib/phone';

export interface PhoneInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A phone number that puts its own spaces while it is typed, and names the country. */
export function PhoneInput({ value, onChange, ...rest }: PhoneInputProps) {
  const nameOf = useCountryName();
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
          {nameOf(country)}
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
