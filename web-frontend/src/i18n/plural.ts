import type { UiLanguage } from './languages';

export type PluralCategory = 'one' | 'few' | 'many' | 'other';

/**
 * Plural rules of our own: Chromium has no Tajik and would silently use the rules of the machine's language.
 * Fractions are `other` everywhere but in Tajik and Uzbek, where only the number one differs.
 */
export const PLURAL_CATEGORIES = {
  ru: ['one', 'few', 'many', 'other'],
  uz: ['one', 'other'],
  tg: ['one', 'other'],
  en: ['one', 'other'],
} as const satisfies Record<UiLanguage, readonly PluralCategory[]>;

export function pluralCategory(language: UiLanguage, count: number): PluralCategory {
  if (language !== 'ru') return Math.abs(count) === 1 ? 'one' : 'other';
  if (!Number.isInteger(count)) return 'other';
  const tens = Math.abs(count) % 100;
  const ones = tens % 10;
  if (ones === 1 && tens !== 11) return 'one';
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return 'few';
  return 'many';
}
