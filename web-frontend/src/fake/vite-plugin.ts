import type { Plugin } from 'vite';

export function fakeBackend(): Plugin {
  return { name: 'halo-fake-backend' };
}
