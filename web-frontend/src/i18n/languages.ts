/** The languages of the interface. Tajik is `tg` here (BCP 47), though a call's language is named `tj`. */
export const LANGUAGES = ['ru', 'uz', 'tg', 'en'] as const;
export type UiLanguage = (typeof LANGUAGES)[number];

/** Each language by its own name, as a reader who knows no other would look for it. */
export const LANGUAGE_NAME = {
  ru: 'Русский',
  uz: 'Oʻzbekcha',
  tg: 'Тоҷикӣ',
  en: 'English',
} as const satisfies Record<UiLanguage, string>;

function isUiLanguage(value: unknown): value is UiLanguage {
  return LANGUAGES.some((language) => language === value);
}

/** The language to begin with: the remembered one, else the first the browser asks for that we have, else Russian. */
export function initialLanguage(remembered: string | null, wanted: readonly string[]): UiLanguage {
  if (isUiLanguage(remembered)) return remembered;
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (isUiLanguage(language)) return language;
  }
  return 'ru';
}
