import { describe, expect, it } from 'vitest';
import { telegramLink } from './telegram-link';

describe('Telegram link in a message', () => {
  it('ends where the address ends, not where the sentence does', () => {
    expect(telegramLink('Подробнее: https://t.me/halo_bot?start=a1-B_2. Ждём!')).toBe(
      'https://t.me/halo_bot?start=a1-B_2',
    );
    expect(telegramLink('(https://t.me/+AbC_12)')).toBe('https://t.me/+AbC_12');
  });

  it('is none for anything that only looks like one', () => {
    for (const hostile of [
      'http://t.me/halo',
      'https://t.me.evil.example/halo',
      'https://evil.example/https://t.me',
      'javascript:alert(1)//t.me/x',
      'https://t.me/',
      'https://t.me@evil.example/x',
      '',
    ]) {
      expect(telegramLink(hostile)).toBeNull();
    }
  });

  it('leaves foreign parameters behind', () => {
    expect(telegramLink('https://t.me/halo?start=1&next=https://evil.example')).toBe(
      'https://t.me/halo?start=1',
    );
    expect(telegramLink('https://t.me/halo"><script>')).toBe('https://t.me/halo');
  });
});
