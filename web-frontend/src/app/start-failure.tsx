import { RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { LANGUAGES, type UiLanguage } from '@/i18n/languages';

/** In all languages at once, since what could not be loaded is the language. */
const SENTENCE = {
  ru: 'Не удалось загрузить страницу. Проверьте сеть и обновите её.',
  uz: 'Sahifa yuklanmadi. Tarmoqni tekshirib, uni yangilang.',
  tg: 'Саҳифа бор нашуд. Шабакаро санҷида, онро нав кунед.',
  en: 'The page could not be loaded. Check your connection and reload it.',
} as const satisfies Record<UiLanguage, string>;

export function StartFailure() {
  return (
    <main role="alert" className="mx-auto grid max-w-md justify-items-center gap-3 px-4 pt-24 text-center">
      <h1 className="text-title font-semibold">HALO AI</h1>
      {LANGUAGES.map((language) => (
        <p key={language} lang={language} className="text-soft">
          {SENTENCE[language]}
        </p>
      ))}
      <Button aria-label="HALO AI ↻" onClick={() => location.reload()}>
        <RotateCw aria-hidden="true" className="size-4" />
      </Button>
    </main>
  );
}
