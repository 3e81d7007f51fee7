import type { Translated } from '../../messages';
import type { details as ru } from '../ru/details';

export const details = {
  title: 'Занг',
} satisfies Translated<typeof ru>;
