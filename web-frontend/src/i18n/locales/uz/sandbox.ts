import type { Translated } from '../../messages';
import type { sandbox as ru } from '../ru/sandbox';

export const sandbox = {
  title: 'Sinov maydoni',
} satisfies Translated<typeof ru>;
