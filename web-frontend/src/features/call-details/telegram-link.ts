/** The characters of a Telegram address that cannot be anything else; what follows belongs to the sentence around it. */
const TELEGRAM = /https:\/\/t\.me\/[A-Za-z0-9_+][A-Za-z0-9_+/-]*(?:\?start=[A-Za-z0-9_-]+)?/;

/**
 * The Telegram address in a message; null when there is none. A machine wrote the message after listening to a stranger, so only
 * addresses of t.me become links, and only their harmless part.
 */
export function telegramLink(message: string): string | null {
  return TELEGRAM.exec(message)?.[0] ?? null;
}
