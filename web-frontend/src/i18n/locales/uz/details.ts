import type { Translated } from '../../messages';
import type { details as ru } from '../ru/details';

export const details = {
  title: 'Qoʻngʻiroq',
} satisfies Translated<typeof ru>;
