import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { useTranslation } from '@/i18n';
import { session, useSession } from '@/lib/session';
import { PasswordCard } from './password-card';
import { SecondFactorCard } from './second-factor-card';

/** What has to be done before anything else: first a password of one's own, then a second factor. */
export function SetupPage({ onReady }: { readonly onReady: () => void }) {
  const { t } = useTranslation();
  const state = useSession();
  const duties = state.kind === 'signed_in' ? state.user.duties : null;
  const ready = state.kind === 'anonymous' || duties?.length === 0;
  useEffect(() => {
    document.title = `${t('account.setup.title')} · HALO AI`;
  }, [t]);
  useEffect(() => {
    if (ready) onReady();
  }, [ready, onReady]);
  if (state.kind !== 'signed_in' || ready) return null;
  const password = state.user.duties.includes('password');
  return (
    <div className="grid w-full max-w-lg gap-4">
      <div className="text-center">
        <h1 className="text-title font-semibold">{t('account.setup.title')}</h1>
        <p className="mt-1 text-balance text-soft">{t('account.setup.lead')}</p>
      </div>
      <p role="status" className="rounded-control bg-info-soft px-4 py-3 text-info">
        {t(password ? 'account.setup.password' : 'account.setup.second_factor')}
      </p>
      {password ? <PasswordCard user={state.user} /> : <SecondFactorCard user={state.user} />}
      <Button variant="ghost" onClick={() => void session.signOut().catch(() => session.leave())}>
        {t('nav.sign_out')}
      </Button>
    </div>
  );
}
