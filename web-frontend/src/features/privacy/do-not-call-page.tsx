import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { PhoneOff, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { IconButton } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { EmptyState } from '@/components/ui/states';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { useProblemText } from '@/lib/problem-text';
import { useSession } from '@/lib/session';
import { AddCard } from './add-card';
import { type Listing, listingKeys, listingsQuery, REASONS, removeListing, SOURCES } from './api';
import { FileCard } from './file-card';
import { PrivacyTabs } from './privacy-tabs';
import { Rows } from './rows';

/** Long enough that a number typed in one go is one search. */
const PAUSE = 300;

/** The numbers that must not be called: why, since when, and how they came onto the list. */
export function DoNotCallPage() {
  const { t } = useTranslation();
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  return (
    <Page title={t('privacy.list.title')} subtitle={t('privacy.list.subtitle')} actions={<PrivacyTabs />}>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)] lg:items-start lg:gap-5">
        <div className="grid gap-4 lg:order-2 lg:gap-5">
          <AddCard />
          {isAdmin && <FileCard />}
        </div>
        <List isAdmin={isAdmin} />
      </div>
    </Page>
  );
}

function useDigits(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '').slice(0, 15);
  const [asked, setAsked] = useState<string | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(digits.length < 2 ? undefined : digits), PAUSE);
    return () => clearTimeout(timer);
  }, [digits]);
  return asked;
}

function List({ isAdmin }: { readonly isAdmin: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [source, setSource] = useState('');
  const q = useDigits(typed);
  const query = useInfiniteQuery(
    listingsQuery({
      q,
      reason: reason === '' ? undefined : reason,
      source: source === '' ? undefined : source,
    }),
  );
  const total = query.data?.pages[0]?.total;
  const rows = query.data?.pages
    .flatMap(({ items }) => items)
    .map((listing) => <Entry key={listing.id} listing={listing} isAdmin={isAdmin} />);
  return (
    <div className="grid min-w-0 gap-4 lg:gap-5">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
        <div className="col-span-2 lg:col-span-1">
          <Field label={t('privacy.list.search')}>
            {(control) => (
              <Input
                {...control}
                inputMode="tel"
                autoComplete="off"
                value={typed}
                maxLength={32}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field label={t('privacy.list.reason')}>
          {(control) => (
            <Select
              {...control}
              size="lg"
              value={reason}
              onChange={setReason}
              options={[
                { value: '', label: t('privacy.any') },
                ...[...REASONS, 'erased' as const].map((value) => ({
                  value,
                  label: t(`privacy.reason.${value}`),
                })),
              ]}
            />
          )}
        </Field>
        <Field label={t('privacy.list.source')}>
          {(control) => (
            <Select
              {...control}
              size="lg"
              value={source}
              onChange={setSource}
              options={[
                { value: '', label: t('privacy.any') },
                ...SOURCES.map((value) => ({ value, label: t(`privacy.source.${value}`) })),
              ]}
            />
          )}
        </Field>
      </div>
      {total !== undefined && total > 0 && (
        <p className="text-meta text-muted" role="status">
          {t('privacy.list.count', { count: total, formatted: format.number(total) })}
        </p>
      )}
      <Rows
        label={t('privacy.list.title')}
        query={query}
        rows={rows}
        empty={
          <EmptyState
            icon={<PhoneOff className="size-5" />}
            title={t('privacy.list.empty')}
            description={t('privacy.list.empty_text')}
          />
        }
      />
    </div>
  );
}

function Entry({ listing, isAdmin }: { readonly listing: Listing; readonly isAdmin: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const number =
    listing.phone_number === null ? t('privacy.list.erased') : format.phone(listing.phone_number);
  return (
    <li className="flex items-center justify-between gap-3 px-4 py-3 lg:px-5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium tabular">{number}</span>
          <Badge dot={false}>{t(`privacy.reason.${listing.reason}`)}</Badge>
        </p>
        <p className="mt-0.5 text-meta text-muted [overflow-wrap:anywhere]">
          {[t(`privacy.source.${listing.source}`), listing.added_by, format.dateTime(listing.added_at)]
            .filter((part) => part !== null)
            .join(' · ')}
          {listing.call_id !== null && (
            <>
              {' · '}
              <a href={`/calls/${listing.call_id}`} className="text-accent hover:underline">
                {t('privacy.list.call')}
              </a>
            </>
          )}
        </p>
      </div>
      {isAdmin && <Remove listing={listing} number={number} />}
    </li>
  );
}

function Remove({ listing, number }: { readonly listing: Listing; readonly number: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeListing(listing.id),
    onError: (error) => toast({ tone: 'bad', title: text(error) }),
    onSettled: () => {
      setAsked(false);
      void client.invalidateQueries({ queryKey: listingKeys.all });
    },
  });
  return (
    <>
      <IconButton label={`${t('privacy.list.remove')}: ${number}`} onClick={() => setAsked(true)}>
        <X aria-hidden="true" className="size-4" />
      </IconButton>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={t('privacy.list.remove_title', { number })}
        description={t('privacy.list.remove_text')}
        confirmLabel={t('privacy.list.remove')}
        cancelLabel={t('action.cancel')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </>
  );
}
