import { type TranslationKey, useTranslation } from '@/i18n';

/** The countries we call most, in our own words: browsers know no Tajik. */
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

/** Names a country by its ISO 3166 code in the reader's language; one we have no word for by its code. */
export function useCountryName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => (isNamed(code) ? t(COUNTRIES[code]) : code);
}
