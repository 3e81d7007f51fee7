import type { Translated } from '../../messages';
import type { auth as ru } from '../ru/auth';

export const auth = {
  title: 'Воридшавӣ',
} satisfies Translated<typeof ru>;
