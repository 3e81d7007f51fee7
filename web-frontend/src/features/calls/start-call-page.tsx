import { useTranslation } from 'react-i18next';
import { Page } from '@/components/ui/page';

export function StartCallPage() {
  const { t } = useTranslation();
  return <Page title={t('calls.title')}>…</Page>;
}
