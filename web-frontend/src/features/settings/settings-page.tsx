import { ShieldUser } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { EmptyState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';
import { useSession } from '@/lib/session';
import { CheckCard } from './check-card';

/** Whether this installation can call, and, beside that, what it is made of. */
export function SettingsPage({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  return (
    <Page title={t('settings.title')} subtitle={t('settings.subtitle')}>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] lg:items-start lg:gap-5">
        {isAdmin ? <CheckCard /> : <ForAdministrators />}
        {children}
      </div>
    </Page>
  );
}

function ForAdministrators() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<ShieldUser className="size-5" />}
        title={t('settings.admin_title')}
        description={t('settings.admin_text')}
      />
    </Card>
  );
}
