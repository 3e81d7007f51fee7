import { describe, expect, it } from 'vitest';
import { findQuote, markQuotes } from './quotes';

const marked = (text: string, ...quotes: string[]) =>
  markQuotes(
    text,
    quotes.map((quote) => ({ judgement: 'interest', quote })),
  )
    .filter((stretch) => stretch.judgements.length > 0)
    .map((stretch) => stretch.text);

describe('evidence', () => {
  it('marks a quote and leaves the rest as it was said', () => {
    expect(
      markQuotes('Да, пришлите условия.', [{ judgement: 'interest', quote: 'пришлите условия' }]),
    ).toEqual([
      { from: 0, text: 'Да, ', judgements: [] },
      { from: 4, text: 'пришлите условия', judgements: ['interest'] },
      { from: 20, text: '.', judgements: [] },
    ]);
  });

  it('finds a quote whose case, spaces, punctuation or ё differ', () => {
    expect(marked('Ещё  раз:  ПРИШЛИТЕ, пожалуйста!', 'еще раз пришлите')).toEqual(['Ещё  раз:  ПРИШЛИТЕ']);
    expect(marked('Mayli, oʻylab koʻraman.', "o'ylab ko'raman")).toEqual(['oʻylab koʻraman']);
  });

  it('prefers whole words and takes a part of a word only to the letter', () => {
    expect(findQuote('Всегда не да ли', 'да')).toEqual({ from: 10, to: 12 });
    expect(marked('Пришлите условия', 'ришлите услов')).toEqual(['ришлите услов']);
    expect(marked('Всегда', 'ДА')).toEqual([]);
  });

  it('keeps hostile text as text, character for character', () => {
    const hostile = [
      '<img src=x onerror=alert(1)> да </mark><script>alert(2)</script>',
      '.*+?^$ {}()|[]\\ да \\d+(a+)+$',
      '\u0000\uD800 да \u202E\uFFFF',
      '__proto__ да constructor',
      '😀 да 👩‍👩‍👧 İ да',
    ];
    for (const text of hostile) {
      for (const quote of ['да', '.*', '(a+)+$', '<script>', '\uD800', '__proto__', text, `${text}x`, '']) {
        const stretches = markQuotes(text, [{ judgement: quote, quote }]);
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
      }
    }
  });

  it('never marks for a quote without words or one that was not said', () => {
    expect(marked('Нет.', '', '…', '!!!', 'согласен')).toEqual([]);
    expect(marked('', 'да')).toEqual([]);
  });

  it('gives overlapping quotes each their part', () => {
    expect(
      markQuotes('раз два три', [
        { judgement: 'interest', quote: 'раз два' },
        { judgement: 'callback', quote: 'два три' },
      ]),
    ).toEqual([
      { from: 0, text: 'раз ', judgements: ['interest'] },
      { from: 4, text: 'два', judgements: ['interest', 'callback'] },
      { from: 7, text: ' три', judgements: ['callback'] },
    ]);
  });

  it('never cuts a character in half', () => {
    expect(findQuote('ok 𝒜 𝒷 ok', '𝒷')).toEqual({ from: 6, to: 8 });
    expect(marked('İstanbul uzoq', 'İstanbul')).toEqual(['İstanbul']);
  });

  it('stays quick on a long hostile talk', () => {
    const text = 'a'.repeat(50_000);
    const began = performance.now();

    markQuotes(text, [{ judgement: 'interest', quote: `${'a'.repeat(5_000)}b` }]);

    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
