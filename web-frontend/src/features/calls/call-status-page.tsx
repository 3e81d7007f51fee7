import { Page } from '@/components/ui/page';
import { useTranslation } from '@/i18n';

export function CallStatusPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return <Page title={t('nav.status')}>{id}</Page>;
}
