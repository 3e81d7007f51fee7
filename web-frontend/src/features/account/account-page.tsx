import { Page } from '@/components/ui/page';
import { useTranslation } from '@/i18n';
import { useSession } from '@/lib/session';
import { KeysCard } from './keys-card';
import { PasswordCard } from './password-card';
import { SecondFactorCard } from './second-factor-card';
import { SessionsCard } from './sessions-card';

/** What guards my account, and what acts in my name. */
export function AccountPage() {
  const { t } = useTranslation();
  const state = useSession();
  if (state.kind !== 'signed_in') return null;
  return (
    <Page title={t('account.title')} subtitle={t('account.subtitle')}>
      <div className="grid gap-4 lg:grid-cols-2 lg:items-start lg:gap-5">
        <PasswordCard user={state.user} />
        <div className="grid gap-4 lg:gap-5">
          <SecondFactorCard user={state.user} />
          <SessionsCard />
        </div>
        <div className="lg:col-span-2">
          <KeysCard user={state.user} />
        </div>
      </div>
    </Page>
  );
}
