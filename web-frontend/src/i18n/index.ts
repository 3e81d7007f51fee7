import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '@/lib/theme';
import { initialLanguage, isUiLanguage, type UiLanguage } from './languages';
import type { Messages } from './messages';
import { PLURAL_CATEGORIES, pluralCategory } from './plural';

/** Same key as in public/theme.js. */
const KEY = 'halo.language';

/** One chunk a language: nobody loads the other three. */
const LOADERS = {
  ru: () => import('./locales/ru'),
  uz: () => import('./locales/uz'),
  tg: () => import('./locales/tg'),
  en: () => import('./locales/en'),
} as const satisfies Record<UiLanguage, () => Promise<{ readonly messages: unknown }>>;

export const i18n = i18next.createInstance();

async function load(language: UiLanguage): Promise<void> {
  if (i18n.hasResourceBundle(language, 'translation')) return;
  const { messages } = await LOADERS[language]();
  i18n.addResourceBundle(language, 'translation', messages);
}

/** Loads the language to begin with. Nothing is shown before, so no reader sees bare keys. */
export async function startI18n(): Promise<void> {
  const language = initialLanguage(recall(KEY), navigator.languages);
  await i18n.use(initReactI18next).init({
    lng: language,
    supportedLngs: ['ru', 'uz', 'tg', 'en'],
    fallbackLng: false,
    resources: {},
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  installPluralRules();
  await load(language);
  await setLanguage(language);
}

export async function setLanguage(language: UiLanguage): Promise<void> {
  await load(language);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  remember(KEY, language);
}

export function currentLanguage(): UiLanguage {
  return isUiLanguage(i18n.language) ? i18n.language : 'ru';
}

function installPluralRules(): void {
  i18n.services.pluralResolver.getRule = (code: string) => {
    const language = isUiLanguage(code) ? code : 'en';
    return {
      select: (count: number) => pluralCategory(language, count),
      resolvedOptions: () => ({ pluralCategories: [...PLURAL_CATEGORIES[language]] }),
    };
  };
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Messages };
    returnNull: false;
  }
}
