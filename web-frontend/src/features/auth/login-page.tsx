import { Page } from '@/components/ui/page';
import { useTranslation } from '@/i18n';

export function LoginPage({ onSignedIn: _onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation();
  return <Page title={t('auth.title')}>…</Page>;
}
