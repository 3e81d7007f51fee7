import { useSyncExternalStore } from 'react';
import { remember } from './storage';

export type Theme = 'light' | 'dark';

/** Same key as in public/theme.js, which sets the theme before the first paint. */
const KEY = 'halo.theme';
const THEME_COLOR = { light: '#f7fafb', dark: '#0a1012' } as const;
const listeners = new Set<() => void>();

function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', THEME_COLOR[theme]);
  remember(KEY, theme);
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentTheme);
}
