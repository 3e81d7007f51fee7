// Sets theme and language before the first paint, so that neither flashes. A file of its own because the
// content security policy forbids inline scripts. Keep the keys in step with src/lib/theme.ts and src/i18n.
(() => {
  const root = document.documentElement;
  let theme = null;
  let language = null;
  try {
    theme = localStorage.getItem('halo.theme');
    language = localStorage.getItem('halo.language');
  } catch {
    // Storage can be forbidden; then the system's preference decides.
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const meta = document.querySelector('meta[name="theme-color"]');
  if (meta !== null) meta.setAttribute('content', dark ? '#0a1012' : '#f7fafb');
  if (language !== null && /^(ru|uz|tg|en)$/.test(language)) root.lang = language;
})();
