import type { TranslationKey } from '@/i18n';

/** The judgements we have words for; the analyzer may name others. */
const JUDGEMENT = {
  disposition: 'details.judgement.disposition',
  interest: 'details.judgement.interest',
  interest_level: 'details.judgement.interest_level',
  customer_interest: 'details.judgement.customer_interest',
  lead: 'details.judgement.lead',
  followup: 'details.judgement.followup',
  opt_out: 'details.judgement.opt_out',
  callback: 'details.judgement.callback',
  crm: 'details.judgement.lead',
} as const satisfies Record<string, TranslationKey>;

/** What a judgement is called; one we have no word for is a conclusion like any other. */
export function judgementKey(judgement: string): TranslationKey {
  return Object.hasOwn(JUDGEMENT, judgement)
    ? JUDGEMENT[judgement as keyof typeof JUDGEMENT]
    : 'details.judgement.other';
}
