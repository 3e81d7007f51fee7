/** Words of the conversation that a judgement rests on, as the analyzer reports them. */
export interface Quote {
  judgement: string;
  quote: string;
}

/** A stretch of an utterance and the judgements that quote it; most stretches are quoted by none. */
export interface Stretch {
  /** Where it begins. */
  from: number;
  text: string;
  judgements: string[];
}

interface Range {
  from: number;
  to: number;
}

/**
 * Cuts a text at the quotes found in it, so that each stretch can be marked with what rests on it. Joined together the
 * stretches are the text, unchanged: it stays text for the page to print, whatever tags or patterns somebody spoke into it.
 */
export function markQuotes(text: string, quotes: readonly Quote[]): Stretch[] {
  const found = quotes.flatMap(({ judgement, quote }) => {
    const range = findQuote(text, quote);
    return range === null ? [] : [{ judgement, ...range }];
  });
  const cuts = [...new Set([0, text.length, ...found.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const covering = found.filter((range) => range.from <= from && range.to >= to);
    return {
      from,
      text: text.slice(from, to),
      judgements: [...new Set(covering.map(({ judgement }) => judgement))],
    };
  });
}

/**
 * Where a quote stands in a text. Models quote nearly, not exactly, so letter case, punctuation, the width of spaces, ё/е and the
 * kind of apostrophe make no difference between whole words; a part of a word is found only where it stands to the letter. A quote
 * without a single letter or digit is never found.
 */
export function findQuote(text: string, quote: string): Range | null {
  const needle = fold(quote).words;
  if (needle.trim() === '') return null;
  const exact = occurrences(text, quote);
  const whole = exact.find((range) => !cutsWord(text, range.from) && !cutsWord(text, range.to));
  return whole ?? findWords(text, needle) ?? exact[0] ?? null;
}

function findWords(text: string, needle: string): Range | null {
  const haystack = fold(text);
  const at = haystack.words.indexOf(needle);
  if (at < 0) return null;
  const from = haystack.places[at + 1];
  const last = haystack.places[at + needle.length - 2];
  if (from === undefined || last === undefined) return null;
  return { from, to: last + characterAt(text, last).length };
}

/** Where a quote stands to the letter. */
function occurrences(text: string, quote: string): Range[] {
  const found: Range[] = [];
  for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + quote.length)) {
    found.push({ from, to: from + quote.length });
  }
  return found;
}

/** Whether a cut at this place would have letters or digits on both sides. */
function cutsWord(text: string, place: number): boolean {
  return (
    /[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, place - 2), place)) &&
    /^[\p{L}\p{M}\p{N}]/u.test(text.slice(place, place + 2))
  );
}

/** Apostrophes and the Uzbek ʻ and ʼ: people and models type one for the other, or none. */
const APOSTROPHE = /['`´‘’ʻʼ]/;

/** Words in small letters with one space before, between and after them, each character with its place in the original. */
function fold(text: string): { words: string; places: number[] } {
  let words = ' ';
  const places = [0];
  let place = 0;
  for (const character of text) {
    if (!APOSTROPHE.test(character)) {
      const folded = /[\p{L}\p{M}\p{N}]/u.test(character) ? character.toLowerCase().replace('ё', 'е') : ' ';
      if (folded !== ' ' || !words.endsWith(' ')) {
        words += folded;
        for (let unit = 0; unit < folded.length; unit++) places.push(place);
      }
    }
    place += character.length;
  }
  return words.endsWith(' ') ? { words, places } : { words: `${words} `, places };
}

function characterAt(text: string, place: number): string {
  return String.fromCodePoint(text.codePointAt(place) ?? 0);
}
