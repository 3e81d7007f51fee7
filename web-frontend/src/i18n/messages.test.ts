import { describe, expect, it } from 'vitest';
import { LANGUAGES, type UiLanguage } from './languages';
import { messages as en } from './locales/en';
import { messages as ru } from './locales/ru';
import { messages as tg } from './locales/tg';
import { messages as uz } from './locales/uz';
import { PLURAL_CATEGORIES } from './plural';

const MESSAGES = { ru, uz, tg, en } as const satisfies Record<UiLanguage, object>;
const PLURAL_ENDING = /_(one|few|many|other)$/;

function textsOf(messages: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(at, value);
    else for (const [inner, text] of textsOf(value, at)) texts.set(inner, text);
  }
  return texts;
}

const TEXTS = {
  ru: textsOf(ru),
  uz: textsOf(uz),
  tg: textsOf(tg),
  en: textsOf(en),
} as const satisfies Record<UiLanguage, Map<string, string>>;

const stemsOf = (language: UiLanguage) =>
  [...new Set([...TEXTS[language].keys()].map((key) => key.replace(PLURAL_ENDING, '')))].sort();

const valuesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(LANGUAGES)('the texts in %s', (language) => {
  it('answer exactly the keys that Russian has', () => {
    expect(Object.keys(MESSAGES[language]).sort()).toEqual(Object.keys(ru).sort());
    expect(stemsOf(language)).toEqual(stemsOf('ru'));
  });

  it('give every counted text all the forms of the language and no other', () => {
    const counted = [...TEXTS[language].keys()].filter((key) => PLURAL_ENDING.test(key));
    const stems = new Set(counted.map((key) => key.replace(PLURAL_ENDING, '')));

    const missing = [...stems].flatMap((stem) => {
      const forms = counted.filter((key) => key.replace(PLURAL_ENDING, '') === stem);
      const wanted = PLURAL_CATEGORIES[language].map((category) => `${stem}_${category}`);
      return [
        ...wanted.filter((key) => !forms.includes(key)),
        ...forms.filter((key) => !wanted.includes(key)),
      ];
    });

    expect(stems.size).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it('fill in the same values as the Russian ones', () => {
    const different = [...TEXTS[language]].filter(([key, text]) => {
      const stem = key.replace(PLURAL_ENDING, '');
      const original = TEXTS.ru.get(key) ?? TEXTS.ru.get(`${stem}_other`) ?? '';
      return valuesIn(text).join() !== valuesIn(original).join();
    });

    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('are never blank and have no stray spaces', () => {
    const bad = [...TEXTS[language]].filter(
      ([, text]) => text.trim() === '' || text !== text.trim() || / {2}/.test(text),
    );

    expect(bad.map(([key]) => key)).toEqual([]);
  });
});

describe('the letters of each language', () => {
  const offending = (language: UiLanguage, forbidden: RegExp) =>
    [...TEXTS[language]].filter(([, text]) => forbidden.test(text)).map(([key]) => key);

  it('keep Uzbek in Latin script with its own turned comma and apostrophe', () => {
    expect(offending('uz', /[\u0400-\u04ff]/)).toEqual([]);
    expect(offending('uz', /['’‘`]/)).toEqual([]);
    expect([...TEXTS.uz.values()].join(' ')).toMatch(/oʻ.*gʻ.*ʼ/s);
  });

  it('keep Tajik in Cyrillic with all six of its own letters', () => {
    const all = [...TEXTS.tg.values()].join(' ').toLowerCase();

    for (const letter of 'ғӣқӯҳҷ') expect(all).toContain(letter);
    expect(offending('tg', /[ыщь]/i)).toEqual([]);
  });

  it('keep English free of Cyrillic and Russian free of Tajik letters', () => {
    expect(offending('en', /[\u0400-\u04ff]/)).toEqual([]);
    expect(offending('ru', /[ғӣқӯҳҷ]/i)).toEqual([]);
  });

  it('leave no sentence of another language untranslated', () => {
    const sentences = (language: UiLanguage) =>
      [...TEXTS[language]]
        .filter(([, text]) => text.split(' ').length > 3)
        .map(([key, text]) => ({ key, text }));

    for (const language of ['uz', 'tg', 'en'] as const) {
      const copied = sentences(language).filter(({ key, text }) => TEXTS.ru.get(key) === text);
      expect(copied).toEqual([]);
    }
  });
});
