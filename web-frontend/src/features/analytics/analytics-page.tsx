import type { ReactNode } from 'react';
import { Page } from '@/components/ui/page';
import { useTranslation } from '@/i18n';
import type { AnalyticsSearch } from './search';

export interface AnalyticsPageProps {
  readonly search: AnalyticsSearch;
  /** Changes some filters in the address and keeps the others. */
  readonly onSearch: (change: Partial<AnalyticsSearch>) => void;
  /** Shows a call's details in place; its own address is /calls/$id. */
  readonly onOpenCall: (id: string) => void;
}

export function AnalyticsPage(_props: AnalyticsPageProps): ReactNode {
  const { t } = useTranslation();
  return <Page title={t('analytics.title')}>…</Page>;
}
