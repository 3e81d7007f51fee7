import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { setLanguage } from '@/i18n';
import { session } from '@/lib/session';
import { server } from './server';

// jsdom has neither modal dialogs nor layout; these do what the pages rely on.
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
// Not by vi.stubGlobal: what that puts in place is taken away before each test.
window.ResizeObserver = class {
  observe() {
    return undefined;
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
};
window.scrollTo = () => undefined;

// A busy machine needs longer than the usual second; a test that passes waits no longer than before.
configure({ asyncUtilTimeout: 5_000 });

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});

beforeEach(async () => {
  localStorage.clear();
  await setLanguage('en');
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  session.reset();
});

afterAll(() => {
  server.close();
});
