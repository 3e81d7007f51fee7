import { useMutation } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { useProblemText } from '@/lib/problem-text';
import { session } from '@/lib/session';
import { signOutEverywhere } from './api';

/** Ends every session, this one included. */
export function SessionsCard() {
  const { t } = useTranslation();
  const toast = useToast();
  const text = useProblemText();
  const out = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: () => session.leave(),
    onError: (error) => toast({ tone: 'bad', title: text(error) }),
  });
  return (
    <Card>
      <CardHeader title={t('account.sessions.title')} subtitle={t('account.sessions.subtitle')} />
      <p className="mb-4 text-soft">{t('account.sessions.text')}</p>
      <Button
        variant="danger"
        loading={out.isPending}
        onClick={() => out.mutate()}
        icon={<LogOut aria-hidden="true" className="size-4" />}
      >
        {t('account.sessions.everywhere')}
      </Button>
    </Card>
  );
}
