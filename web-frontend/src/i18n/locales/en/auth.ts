import type { Translated } from '../../messages';
import type { auth as ru } from '../ru/auth';

export const auth = {
  title: 'Sign in',
} satisfies Translated<typeof ru>;
