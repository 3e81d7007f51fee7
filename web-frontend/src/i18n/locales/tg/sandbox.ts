import type { Translated } from '../../messages';
import type { sandbox as ru } from '../ru/sandbox';

export const sandbox = {
  title: 'Майдони озмоиш',
} satisfies Translated<typeof ru>;
