import type { Translate, TranslationKey } from '@/i18n';
import type { Messages } from '@/i18n/messages';
import type { Area } from './api';

type Action = keyof Messages['privacy']['action'];

/** What an area is called. */
export function areaOf(area: Area): TranslationKey {
  return `privacy.area.${area}`;
}

/** What was done, in the reader's words; a word nobody here knows stands as it is. */
export function actionText(t: Translate, action: string): string {
  const key = `privacy.action.${action as Action}` as const;
  const text = t(key);
  return text === key ? action.replaceAll('_', ' ') : text;
}
