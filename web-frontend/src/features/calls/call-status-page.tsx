import { useTranslation } from 'react-i18next';
import { Page } from '@/components/ui/page';

export function CallStatusPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return <Page title={t('nav.status')}>{id}</Page>;
}
