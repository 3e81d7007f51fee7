import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setLanguage, translationOf, useTranslation } from '.';
import { initialLanguage, LANGUAGES } from './languages';
import { pluralCategory } from './plural';

describe('plural forms', () => {
  it.each([
    [0, 'many'],
    [1, 'one'],
    [2, 'few'],
    [4, 'few'],
    [5, 'many'],
    [11, 'many'],
    [12, 'many'],
    [14, 'many'],
    [20, 'many'],
    [21, 'one'],
    [22, 'few'],
    [25, 'many'],
    [111, 'many'],
    [112, 'many'],
    [121, 'one'],
    [1_000_002, 'few'],
    [1.5, 'other'],
  ] as const)('take %d as "%s" in Russian, as CLDR does', (count, category) => {
    expect(pluralCategory('ru', count)).toBe(category);
    expect(new Intl.PluralRules('ru').select(count)).toBe(category);
  });

  it.each([0, 1, 2, 5, 11, 21, 100, 1.5])('follow CLDR in Uzbek and English for %d', (count) => {
    expect(pluralCategory('uz', count)).toBe(new Intl.PluralRules('uz').select(count));
    expect(pluralCategory('en', count)).toBe(new Intl.PluralRules('en').select(count));
  });

  it('do not depend on the machine for Tajik, which browsers do not know', () => {
    expect([0, 1, 2, 5, 21].map((count) => pluralCategory('tg', count))).toEqual([
      'other',
      'one',
      'other',
      'other',
      'other',
    ]);
  });

  it.each([
    ['ru', 1, '1 звонок'],
    ['ru', 3, '3 звонка'],
    ['ru', 5, '5 звонков'],
    ['ru', 21, '21 звонок'],
    ['uz', 1, '1 ta qoʻngʻiroq'],
    ['uz', 7, '7 ta qoʻngʻiroq'],
    ['tg', 1, '1 занг'],
    ['tg', 12, '12 занг'],
    ['en', 1, '1 call'],
    ['en', 0, '0 calls'],
  ] as const)('read right on the page: %s, %d', async (language, count, text) => {
    await setLanguage(language);

    const { result } = renderHook(() => useTranslation());

    expect(result.current.t('call.count', { count })).toBe(text);
  });
});

describe('the look-up of texts', () => {
  it('fills in values and leaves an unknown one empty', () => {
    const { t } = translationOf('en', { auth: { locked: 'in {{time}}{{nothing}}.' } });

    expect(t('auth.locked', { time: '0:30' })).toBe('in 0:30.');
  });

  it('shows the key of a text that is missing, and never reaches into built-in properties', () => {
    const { t } = translationOf('en', { auth: {} });

    expect(t('auth.locked')).toBe('auth.locked');
    expect(Reflect.apply(t, null, ['constructor.name'])).toBe('constructor.name');
  });

  it('draws what uses it anew when the language changes, and says so to assistive technology', async () => {
    await setLanguage('en');
    const { result } = renderHook(() => useTranslation());

    await act(() => setLanguage('tg'));

    expect(result.current.t('auth.submit')).toBe('Ворид шудан');
    expect(document.documentElement.lang).toBe('tg');
  });
});

describe('the language to begin with', () => {
  it('is the remembered one, else the first the browser wants that we have, else Russian', () => {
    expect(initialLanguage('uz', ['en'])).toBe('uz');
    expect(initialLanguage('xx', ['de-DE', 'tg-Cyrl-TJ', 'en'])).toBe('tg');
    expect(initialLanguage(null, ['de', 'fr'])).toBe('ru');
  });

  it('can be each of the four', () => {
    expect(LANGUAGES.map((language) => initialLanguage(language, []))).toEqual([...LANGUAGES]);
  });
});
