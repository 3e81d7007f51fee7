import { describe, expect, it } from 'vitest';
import { formatFor } from './format';

const NBSP = '\u00a0';
const plain = (text: string) => text.replaceAll(NBSP, ' ');

describe('money', () => {
  it.each([
    ['1234.5', '1,234.50 USD'],
    ['0', '0.00 USD'],
    ['0.5', '0.50 USD'],
    ['0.0437', '0.0437 USD'],
    ['0.011', '0.0110 USD'],
    ['-0.4', '-0.40 USD'],
    ['12.3456', '12.35 USD'],
    ['not a number', 'not a number USD'],
  ])('of %s reads %s', (amount, text) => {
    expect(plain(formatFor('en').money(amount, 'USD'))).toBe(text);
  });

  it('is divided as the language does, and never parted from its currency', () => {
    expect(formatFor('ru').money(1234.5, 'RUB')).toMatch(/^1\s234,50\u00a0RUB$/);
  });
});
