import { describe, expect, it } from 'vitest';
import { z } from '@/lib/z';
import { analyticsSearch, chosenWords, isFiltered, joinWords, NO_FILTERS } from './search';

const read = (raw: Record<string, unknown>) => {
  const parsed = z.parse(analyticsSearch, raw);
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined));
};

describe('filters in the address', () => {
  it('come back as they were written', () => {
    const written = {
      days: 30,
      from: '2026-01-01',
      to: '2026-01-31',
      q: '90123',
      status: 'completed,failed',
      disposition: 'interested,callback',
      crm_status: 'added',
      language: 'uz,tj',
    };

    expect(read(written)).toEqual(written);
    expect(read(read(written))).toEqual(written);
  });

  it('drop what nobody could have meant, and keep the rest', () => {
    expect(
      read({
        days: 'many',
        from: 'yesterday',
        q: '<script>',
        status: 'completed,nonsense,completed',
        disposition: 'constructor,__proto__',
        crm_status: { added: true },
        language: 5,
        unheard_of: 'x',
      }),
    ).toEqual({ status: 'completed' });
  });

  it('take numbers as people type them, whichever way the address was parsed', () => {
    expect(read({ q: '+998 (90) 123' })).toEqual({ q: '99890123' });
    expect(read({ q: 99890123 })).toEqual({ q: '99890123' });
    expect(read({ q: '9' })).toEqual({});
    expect(read({ q: '1'.repeat(500) })).toEqual({ q: '1'.repeat(15) });
  });

  it('have one spelling for one choice', () => {
    expect(joinWords('status', ['failed', 'completed'])).toBe('completed,failed');
    expect(joinWords('status', [])).toBeUndefined();
    expect(chosenWords(z.parse(analyticsSearch, { status: ['failed', 'completed'] }), 'status')).toEqual([
      'completed',
      'failed',
    ]);
  });

  it('are gone after a reset, while the period stays', () => {
    const search = z.parse(analyticsSearch, { days: 7, q: '901', language: 'ru' });

    expect(isFiltered(search)).toBe(true);
    expect(isFiltered({ ...search, ...NO_FILTERS })).toBe(false);
    expect({ ...search, ...NO_FILTERS }.days).toBe(7);
  });
});
