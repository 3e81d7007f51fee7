import type { ReactNode } from 'react';
import { Page } from '@/components/ui/page';
import { useTranslation } from '@/i18n';

export function SandboxPage(): ReactNode {
  const { t } = useTranslation();
  return <Page title={t('sandbox.title')}>…</Page>;
}
