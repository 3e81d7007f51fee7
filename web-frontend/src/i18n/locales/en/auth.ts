import type { Translated } from '../../messages';
import type { auth as ru } from '../ru/auth';

export const auth = {
  title: 'Sign in',
  welcome: 'Sign in to HALO AI',
  lead: 'Calls with an AI voice: from dialling to a lead in the CRM.',
  username: 'User name',
  password: 'Password',
  show_password: 'Show the password',
  hide_password: 'Hide the password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  second_title: 'One more step',
  second_lead: 'Enter the six digits from your authenticator app, or a recovery code.',
  code: 'Code',
  back: 'Use another account',
  expired: 'Your session has ended. Sign in again and we will take you back.',
  locked: 'Too many attempts. Try again in {{time}}.',
  locked_over: 'You can try again now.',
  insecure_title: 'Try-out sign-in',
  insecure:
    'User name admin, password admin. Anyone can sign in like this, so keep it to a try-out on your own computer.',
  insecure_fill: 'Fill in',
} satisfies Translated<typeof ru>;
