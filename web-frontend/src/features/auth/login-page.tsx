import { useTranslation } from 'react-i18next';
import { Page } from '@/components/ui/page';

export function LoginPage({ onSignedIn: _onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useTranslation();
  return <Page title={t('auth.title')}>…</Page>;
}
