import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, ShieldUser } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { useProblemText } from '@/lib/problem-text';
import { useSession } from '@/lib/session';
import { type Act, actOn, type Member, usersKey, usersQuery } from './api';
import { AddDialog, PasswordDialog } from './user-dialogs';
import { UserRow } from './user-row';

/** Who may work here; for administrators. */
export function UsersPage() {
  const { t } = useTranslation();
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  return isAdmin ? (
    <Administration me={state.user.username} />
  ) : (
    <Page title={t('users.title')}>
      <Card>
        <EmptyState
          icon={<ShieldUser className="size-5" />}
          title={t('users.admin_title')}
          description={t('users.admin_text')}
        />
      </Card>
    </Page>
  );
}

type Ask = { readonly act: 'deactivate' | 'second-factor/remove'; readonly user: Member };

function Administration({ me }: { readonly me: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const { data, error, isFetching, refetch } = useQuery(usersQuery);
  const [adding, setAdding] = useState(false);
  const [giving, setGiving] = useState<Member | null>(null);
  const [ask, setAsk] = useState<Ask | null>(null);
  const act = useMutation({
    mutationFn: ({ user, what }: { readonly user: Member; readonly what: Act }) => actOn(user.id, what),
    onSuccess: (_, { user, what }) => {
      const name = user.username;
      const done = {
        deactivate: t('users.deactivated', { name }),
        activate: t('users.activated', { name }),
        'second-factor/remove': t('users.taken'),
      } as const;
      toast({ tone: 'ok', title: done[what] });
    },
    onError: (failure) => toast({ tone: 'bad', title: text(failure) }),
    onSettled: () => {
      setAsk(null);
      void client.invalidateQueries({ queryKey: usersKey });
    },
  });
  const shortest = data?.shortest_password ?? 0;
  return (
    <Page
      title={t('users.title')}
      subtitle={t('users.subtitle')}
      actions={
        <Button
          variant="primary"
          onClick={() => setAdding(true)}
          icon={<Plus aria-hidden="true" className="size-4" />}
        >
          {t('users.add')}
        </Button>
      }
    >
      <Card flush>
        {data === undefined && error === null && (
          <div role="status" aria-label={t('state.loading')} className="grid gap-4 p-4 lg:px-5">
            <Skeleton className="h-5 w-44" />
            <Skeleton className="h-5 w-56" />
          </div>
        )}
        {data === undefined && error !== null && (
          <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
        )}
        {data !== undefined && (
          <ul aria-label={t('users.list')} className="divide-y divide-line">
            {data.items.map((user) => (
              <UserRow
                key={user.id}
                user={user}
                isMe={user.username === me}
                onGive={() => setGiving(user)}
                onActivate={() => act.mutate({ user, what: 'activate' })}
                onAsk={(what) => setAsk({ act: what, user })}
              />
            ))}
          </ul>
        )}
      </Card>
      <AddDialog open={adding} onOpenChange={setAdding} shortest={shortest} />
      <PasswordDialog user={giving} onClose={() => setGiving(null)} shortest={shortest} />
      <ConfirmDialog
        open={ask !== null}
        onOpenChange={() => setAsk(null)}
        title={t(ask?.act === 'deactivate' ? 'users.deactivate_title' : 'users.take_title', {
          name: ask?.user.username ?? '',
        })}
        description={t(ask?.act === 'deactivate' ? 'users.deactivate_text' : 'users.take_text')}
        confirmLabel={t(ask?.act === 'deactivate' ? 'users.deactivate' : 'users.take')}
        cancelLabel={t('action.cancel')}
        busy={act.isPending}
        onConfirm={() => {
          if (ask !== null) act.mutate({ user: ask.user, what: ask.act });
        }}
      />
    </Page>
  );
}
