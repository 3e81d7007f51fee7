import type { TranslationKey } from '@/i18n';
import type { Brake } from './schema';

export interface BrakeLook {
  readonly title: TranslationKey;
  /** What is the matter, and what ends it. */
  readonly text: TranslationKey;
  /** The same in so few words that they fit into a line. */
  readonly short: TranslationKey;
}

export const BRAKE_LOOK = {
  operator: {
    title: 'dialling.brake.operator',
    text: 'dialling.brake.operator_text',
    short: 'dialling.brake.operator_short',
  },
  funds: {
    title: 'dialling.brake.funds',
    text: 'dialling.brake.funds_text',
    short: 'dialling.brake.funds_short',
  },
  account: {
    title: 'dialling.brake.account',
    text: 'dialling.brake.account_text',
    short: 'dialling.brake.account_short',
  },
  restore: {
    title: 'dialling.brake.restore',
    text: 'dialling.brake.restore_text',
    short: 'dialling.brake.restore_short',
  },
  unknown: {
    title: 'dialling.brake.unknown',
    text: 'dialling.brake.unknown_text',
    short: 'dialling.brake.unknown_short',
  },
} as const satisfies Record<Brake, BrakeLook>;
