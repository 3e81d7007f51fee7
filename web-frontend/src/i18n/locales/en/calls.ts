import type { Translated } from '../../messages';
import type { calls as ru } from '../ru/calls';

export const calls = {
  title: 'New call',
} satisfies Translated<typeof ru>;
