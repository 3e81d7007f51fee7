import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { session, type User } from '@/lib/session';
import { type Begun, removeSecondFactor, renewRecoveryCodes } from './api';
import { RecoveryCodes } from './recovery-codes';
import { AskPassword, AskTwice, ScanForm } from './second-factor-forms';

type Stage =
  | { readonly kind: 'rest' }
  | { readonly kind: 'password' }
  | { readonly kind: 'scan'; readonly begun: Begun }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'renew' }
  | { readonly kind: 'remove' };

const REST: Stage = { kind: 'rest' };

/** The second step of the sign-in: set it up, renew its recovery codes, do without it. */
export function SecondFactorCard({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [stage, setStage] = useState<Stage>(REST);
  const rest = () => setStage(REST);
  const settle = () => {
    rest();
    void session.reload();
  };
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {t('account.second.title')}
            <Badge tone={user.second_factor ? 'ok' : 'neutral'}>
              {t(user.second_factor ? 'account.second.on' : 'account.second.off')}
            </Badge>
          </span>
        }
        subtitle={t('account.second.subtitle')}
      />
      {stage.kind === 'rest' && !user.second_factor && (
        <div className="grid gap-4">
          {user.second_factor_required && <p className="text-soft">{t('account.second.required')}</p>}
          <div>
            <Button variant="primary" onClick={() => setStage({ kind: 'password' })}>
              {t('account.second.set_up')}
            </Button>
          </div>
        </div>
      )}
      {stage.kind === 'rest' && user.second_factor && (
        <div className="grid gap-4">
          <p className="text-soft">{t('account.second.left', { count: user.recovery_codes_left })}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setStage({ kind: 'renew' })}>{t('account.second.renew')}</Button>
            {!user.second_factor_required && (
              <Button variant="danger" onClick={() => setStage({ kind: 'remove' })}>
                {t('account.second.remove')}
              </Button>
            )}
          </div>
        </div>
      )}
      {stage.kind === 'password' && (
        <AskPassword onCancel={rest} onBegun={(begun) => setStage({ kind: 'scan', begun })} />
      )}
      {stage.kind === 'scan' && (
        <ScanForm
          begun={stage.begun}
          onCancel={rest}
          onConfirmed={(codes) => {
            toast({ tone: 'ok', title: t('account.second.done') });
            setStage({ kind: 'codes', codes });
          }}
        />
      )}
      {stage.kind === 'codes' && <RecoveryCodes codes={stage.codes} onKept={settle} />}
      {stage.kind === 'renew' && (
        <AskTwice
          confirm={t('account.second.renew')}
          ask={async (password, code) => (await renewRecoveryCodes(password, code)).recovery_codes}
          onCancel={rest}
          onDone={(codes) => setStage({ kind: 'codes', codes })}
        />
      )}
      {stage.kind === 'remove' && (
        <AskTwice
          confirm={t('account.second.remove')}
          ask={removeSecondFactor}
          onCancel={rest}
          onDone={() => {
            toast({ tone: 'ok', title: t('account.second.removed') });
            settle();
          }}
        />
      )}
    </Card>
  );
}
