import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/components/ui/page';

export function SandboxPage(): ReactNode {
  const { t } = useTranslation();
  return <Page title={t('sandbox.title')}>…</Page>;
}
