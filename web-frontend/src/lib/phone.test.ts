import { describe, expect, it } from 'vitest';
import { loadPhoneReader, stripped, withPlus } from './phone';

describe('a phone number as it is typed', () => {
  it.each([
    ['+998901234567', '+998 90 123 45 67', 'UZ', '+998901234567'],
    ['998 90 123-45-67', '+998 90 123 45 67', 'UZ', '+998901234567'],
    ['992921234567', '+992 92 123 4567', 'TJ', '+992921234567'],
    ['89214448666', '+7 921 444 86 66', 'RU', '+79214448666'],
    ['0079214448666', '+7 921 444 86 66', 'RU', '+79214448666'],
  ])('%s becomes %s', async (typed, text, country, e164) => {
    const read = await loadPhoneReader();

    const reading = read(typed);

    expect(reading).toEqual({ text, country, e164 });
  });

  it('of a country we have no rules for is left to the server', async () => {
    const read = await loadPhoneReader();

    expect(read('+961 1 234 567')).toMatchObject({ country: null, e164: '+9611234567' });
    expect(read('+961 12').e164).toBeNull();
  });

  it.each(['', '+', '+998 90', 'hello', '+998 90 123 45 67 89 01'])(
    'is no number yet: "%s"',
    async (typed) => {
      const read = await loadPhoneReader();

      expect(read(typed).e164).toBeNull();
    },
  );

  it('gets the plus that people leave out, but only where it is certain', () => {
    expect(withPlus('998901234567')).toBe('+998901234567');
    expect(withPlus('901234567')).toBe('901234567');
    expect(withPlus(' +7 921')).toBe('+7 921');
  });

  it('loses its marks when the rules are not there to read it', () => {
    expect(stripped('+998 (90) 123-45-67')).toBe('+998901234567');
  });
});
