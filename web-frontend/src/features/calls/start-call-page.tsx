import { Page } from '@/components/ui/page';
import { useTranslation } from '@/i18n';

export function StartCallPage() {
  const { t } = useTranslation();
  return <Page title={t('calls.title')}>…</Page>;
}
