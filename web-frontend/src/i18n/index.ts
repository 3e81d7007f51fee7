import { useSyncExternalStore } from 'react';
import { recall, remember } from '@/lib/storage';
import { initialLanguage, type UiLanguage } from './languages';
import type { Messages } from './messages';
import { pluralCategory } from './plural';

/** Same key as in public/theme.js. */
const KEY = 'halo.language';

/** One chunk a language: nobody loads the other three. */
const LOADERS = {
  ru: () => import('./locales/ru'),
  uz: () => import('./locales/uz'),
  tg: () => import('./locales/tg'),
  en: () => import('./locales/en'),
} as const satisfies Record<UiLanguage, () => Promise<{ readonly messages: object }>>;

type Plural = '_one' | '_few' | '_many' | '_other';

type KeysOf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Path}${K extends `${infer Stem}${Plural}` ? Stem : K}`
    : KeysOf<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** The dotted path of a text, without the plural ending of a counted one. */
export type TranslationKey = KeysOf<Messages>;

export type Values = Readonly<Record<string, string | number>>;

/** Gives the text for a key with its {{values}} filled in; `count` also chooses the plural form. */
export type Translate = (key: TranslationKey, values?: Values) => string;

interface Translation {
  readonly t: Translate;
  readonly language: UiLanguage;
}

/** Builds the look-up for one language. A text that is missing shows its key, which a test would notice. */
export function translationOf(language: UiLanguage, messages: object): Translation {
  const find = (path: string): string | null => {
    let node: unknown = messages;
    for (const step of path.split('.')) {
      if (typeof node !== 'object' || node === null) return null;
      node = Object.hasOwn(node, step) ? Reflect.get(node, step) : undefined;
    }
    return typeof node === 'string' ? node : null;
  };
  const t: Translate = (key, values) => {
    const count = values?.count;
    const counted = typeof count === 'number' ? find(`${key}_${pluralCategory(language, count)}`) : null;
    const text = counted ?? find(key);
    if (text === null) return key;
    return values === undefined
      ? text
      : text.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''));
  };
  return { t, language };
}

let current: Translation = translationOf('ru', {});
const loaded = new Map<UiLanguage, Translation>();
const listeners = new Set<() => void>();

/** Loads the language to begin with. Nothing is shown before, so no reader sees bare keys. */
export function startI18n(): Promise<void> {
  return setLanguage(initialLanguage(recall(KEY), navigator.languages));
}

export async function setLanguage(language: UiLanguage): Promise<void> {
  const translation = loaded.get(language) ?? translationOf(language, (await LOADERS[language]()).messages);
  loaded.set(language, translation);
  current = translation;
  document.documentElement.lang = language;
  remember(KEY, language);
  for (const listener of listeners) listener();
}

/** The look-up and the language on the screen; whoever uses it is drawn anew when the language changes. */
export function useTranslation(): Translation {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
