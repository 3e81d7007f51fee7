import type { Translated } from '../../messages';
import type { sandbox as ru } from '../ru/sandbox';

export const sandbox = {
  title: 'Sandbox',
} satisfies Translated<typeof ru>;
