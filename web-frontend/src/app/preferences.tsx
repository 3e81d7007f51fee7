import { Moon, Sun } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toast';
import { setLanguage, useTranslation } from '@/i18n';
import { LANGUAGE_NAME, LANGUAGES } from '@/i18n/languages';
import { setTheme, useTheme } from '@/lib/theme';

export function LanguageSwitch({ className }: { readonly className?: string }) {
  const { t, language: value } = useTranslation();
  const toast = useToast();
  return (
    <Select
      aria-label={t('nav.language')}
      value={value}
      options={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAME[language] }))}
      onChange={(language) => {
        setLanguage(language).catch(() => toast({ tone: 'bad', title: t('problem.unreachable') }));
      }}
      {...(className === undefined ? {} : { className })}
    />
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation();
  const theme = useTheme();
  const dark = theme === 'dark';
  const Icon = dark ? Sun : Moon;
  return (
    <IconButton
      label={t(dark ? 'nav.to_light' : 'nav.to_dark')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
      className="shrink-0"
    >
      <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
    </IconButton>
  );
}
