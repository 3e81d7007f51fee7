import { Money } from '@/entities/money';
import { z } from '@/lib/z';

/** What can stop all dialling. A word we do not know yet stops it all the same. */
export const Brake = z.catch(z.enum(['operator', 'funds', 'account', 'restore', 'unknown']), 'unknown');
export type Brake = z.infer<typeof Brake>;

const BrakeApplied = z.object({
  brake: Brake,
  /** A person's own words, or a stable code where HALO put it on itself. */
  reason: z.catch(z.string(), ''),
  /** The name of a user, or `halo`. */
  by: z.catch(z.string(), ''),
  since: z.string(),
});
export type BrakeApplied = z.infer<typeof BrakeApplied>;

const CountryRule = z.object({
  /** ISO 3166 code of two capitals. */
  country: z.string(),
  /** The hours must hold in each of them: a number does not tell where its phone is. */
  zones: z.catch(z.array(z.string()), []),
  /** Times of day, such as 09:00; equal ones mean around the clock. */
  from: z.string(),
  until: z.string(),
  /** Only those may be called who agreed to it before. */
  needs_consent: z.catch(z.boolean(), false),
});
export type CountryRule = z.infer<typeof CountryRule>;

const Caps = z.object({
  /** 0 for as many as you like. */
  per_number_and_day: z.catch(z.number(), 0),
  /** 0 for as many as you like. */
  per_hour: z.catch(z.number(), 0),
  /** Null for as much as you like. */
  spend_per_day: z.catch(z.nullable(Money), null),
});
export type Caps = z.infer<typeof Caps>;

export const Dialling = z.object({
  /** Whether calls are dialled right now: no brake is on. */
  open: z.boolean(),
  brakes: z.catch(z.array(BrakeApplied), []),
  /** Attempts of which nobody can tell whether the phone rang. */
  unknown_attempts: z.catch(z.number(), 0),
  /** What is left at the provider; null where there is no provider, or nobody knows. */
  funds: z.catch(z.nullable(Money), null),
  policy: z.catch(z.object({ countries: z.array(CountryRule), caps: Caps }), {
    countries: [],
    caps: { per_number_and_day: 0, per_hour: 0, spend_per_day: null },
  }),
});
export type Dialling = z.infer<typeof Dialling>;
