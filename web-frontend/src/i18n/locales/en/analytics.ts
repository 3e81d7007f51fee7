import type { Translated } from '../../messages';
import type { analytics as ru } from '../ru/analytics';

export const analytics = {
  title: 'Analytics',
} satisfies Translated<typeof ru>;
