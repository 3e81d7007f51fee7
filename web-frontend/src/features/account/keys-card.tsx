import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { useProblemText } from '@/lib/problem-text';
import type { User } from '@/lib/session';
import { type Key, keysKey, keysQuery, revokeKey } from './api';
import { KeyDialog } from './key-dialog';
import { useScopeName } from './scopes';

/** Keys for programs that act in my name. */
export function KeysCard({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const { data, error, isFetching, refetch } = useQuery(keysQuery);
  const [adding, setAdding] = useState(false);
  const [doomed, setDoomed] = useState<Key | null>(null);
  const revoke = useMutation({
    mutationFn: revokeKey,
    onError: (failure) => toast({ tone: 'bad', title: text(failure) }),
    onSettled: () => {
      setDoomed(null);
      void client.invalidateQueries({ queryKey: keysKey });
    },
  });
  return (
    <Card flush className="overflow-hidden">
      <CardHeader
        title={t('account.keys.title')}
        subtitle={t('account.keys.subtitle')}
        flush="ruled"
        actions={
          <Button onClick={() => setAdding(true)} icon={<Plus aria-hidden="true" className="size-4" />}>
            {t('account.keys.add')}
          </Button>
        }
      />
      {data === undefined && error === null && (
        <div role="status" aria-label={t('state.loading')} className="p-4 lg:px-5">
          <Skeleton className="h-5 w-44" />
        </div>
      )}
      {data === undefined && error !== null && (
        <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data?.items.length === 0 && (
        <EmptyState
          icon={<KeyRound className="size-5" />}
          title={t('account.keys.empty')}
          description={t('account.keys.empty_text')}
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul aria-label={t('account.keys.list')} className="divide-y divide-line">
          {data.items.map((key) => (
            <Row key={key.id} item={key} onRevoke={() => setDoomed(key)} />
          ))}
        </ul>
      )}
      <KeyDialog open={adding} onOpenChange={setAdding} admin={user.role === 'admin'} />
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={() => setDoomed(null)}
        title={t('account.keys.revoke_title', { name: doomed?.name ?? '' })}
        description={t('account.keys.revoke_text')}
        confirmLabel={t('account.keys.revoke')}
        cancelLabel={t('action.cancel')}
        busy={revoke.isPending}
        onConfirm={() => {
          if (doomed !== null) revoke.mutate(doomed.id);
        }}
      />
    </Card>
  );
}

function Row({ item, onRevoke }: { readonly item: Key; readonly onRevoke: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const scopeName = useScopeName();
  return (
    <li className="flex items-center justify-between gap-4 px-4 py-3 lg:px-5">
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{item.name}</p>
        <p className="mt-0.5 text-meta text-soft">{item.scopes.map(scopeName).join(', ')}</p>
        <p className="mt-0.5 text-meta text-muted">
          {t('account.keys.until', { time: format.dateTime(item.expires_at) })}
          {' · '}
          {item.last_used_at === null
            ? t('account.keys.never')
            : t('account.keys.used', { time: format.dateTime(item.last_used_at) })}
        </p>
      </div>
      {item.good ? (
        <Button
          className="shrink-0"
          aria-label={t('account.keys.revoke_of', { name: item.name })}
          onClick={onRevoke}
        >
          {t('account.keys.revoke')}
        </Button>
      ) : (
        <Badge className="shrink-0">
          {t(item.revoked_at === null ? 'account.keys.expired' : 'account.keys.revoked')}
        </Badge>
      )}
    </li>
  );
}
