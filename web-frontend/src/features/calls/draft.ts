import type { CallLanguage, Voice } from '@/entities/call/schema';
import { session } from '@/lib/session';

/** What the form holds between two calls: people call many numbers with the same words. */
export interface Draft {
  readonly phone: string;
  readonly language: CallLanguage;
  readonly voice: Voice;
  /** Null while it is the usual one of the language. */
  readonly greeting: string | null;
  readonly prompt: string;
  /** Where the person's agreement to be called comes from. */
  readonly consent: string;
}

/** The usual first sentence, in the language of the call, whatever the language of the interface. */
export const DEFAULT_GREETING = {
  ru: 'Здравствуйте! Это HALO, голосовой помощник. Вам удобно говорить минуту?',
  uz: 'Assalomu alaykum! Men HALO, ovozli yordamchiman. Bir daqiqa gaplashsak boʻladimi?',
  tj: 'Ассалому алейкум! Ман HALO, ёрдамчии овозӣ. Як дақиқа вақти гуфтугӯ доред?',
  auto: 'Здравствуйте! Assalomu alaykum! Это HALO, голосовой помощник. На каком языке вам удобно говорить?',
} as const satisfies Record<CallLanguage, string>;

const BLANK: Draft = { phone: '', language: 'ru', voice: 'female', greeting: null, prompt: '', consent: '' };

let kept: Draft = BLANK;

export function keptDraft(): Draft {
  return kept;
}

export function keepDraft(draft: Draft): void {
  kept = draft;
}

// The next user of this tab must not find the words of the last one.
session.subscribe(() => {
  if (session.state.kind === 'anonymous' && session.state.reason === 'signed_out') kept = BLANK;
});
