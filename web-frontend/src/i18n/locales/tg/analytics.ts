import type { Translated } from '../../messages';
import type { analytics as ru } from '../ru/analytics';

export const analytics = {
  title: 'Таҳлил',
} satisfies Translated<typeof ru>;
