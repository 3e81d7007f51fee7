import { z } from '@/lib/z';

/** A decimal as text, exact to the last digit; a server that sends a number is read too. */
export const Decimal = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value: string | number) => String(value)),
);

/** An amount in a currency, by its ISO 4217 code. */
export const Money = z.object({ amount: Decimal, currency: z.string() });
export type Money = z.infer<typeof Money>;
