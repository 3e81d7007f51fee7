import type { Disposition, InterestLevel } from '@/entities/call/schema';
import type { Decision, Review } from './api';

/** What a talk can have meant; that nobody talked is not for a person to say of one. */
export const MEANINGS = [
  'interested',
  'callback',
  'rejected',
  'unclear',
  'opt_out',
  'wrong_number',
  'voicemail',
] as const satisfies readonly Disposition[];

export const LEVELS = ['high', 'medium', 'low', 'none'] as const satisfies readonly InterestLevel[];

/** What confirming would decide. */
export function proposed({ call, proposed_message, proposed_lead }: Review): Decision {
  return allowed({
    disposition: MEANINGS.find((meaning) => meaning === call.disposition) ?? 'unclear',
    interest_level: call.interest_level ?? 'none',
    send_message: proposed_message !== null,
    create_lead: proposed_lead,
  });
}

/** Who gets a message: somebody who is interested or wants a call. */
export function mayBeSent(disposition: Disposition): boolean {
  return disposition === 'interested' || disposition === 'callback';
}

/** Who becomes a lead. */
export function mayBeLead(disposition: Disposition): boolean {
  return disposition === 'interested';
}

/** Whose interest may be more than none. */
export function mayWant(disposition: Disposition): boolean {
  return mayBeSent(disposition) || disposition === 'unclear';
}

/** The decision without what its disposition rules out. */
export function allowed(decision: Decision): Decision {
  const { disposition } = decision;
  return {
    disposition,
    interest_level: mayWant(disposition) ? decision.interest_level : 'none',
    send_message: decision.send_message && mayBeSent(disposition),
    create_lead: decision.create_lead && mayBeLead(disposition),
  };
}

/** Whether two decisions come to the same. */
export function isSame(one: Decision, other: Decision): boolean {
  return (
    one.disposition === other.disposition &&
    one.interest_level === other.interest_level &&
    one.send_message === other.send_message &&
    one.create_lead === other.create_lead
  );
}
