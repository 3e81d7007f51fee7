import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, Eraser, Search, ShieldUser } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { useFormat } from '@/lib/format';
import { stripped } from '@/lib/phone';
import { useFieldProblemText, useProblemText } from '@/lib/problem-text';
import { useSession } from '@/lib/session';
import { type Erasure, erasePerson, exportPerson, lookUpPerson, type Person, retentionQuery } from './api';
import { PrivacyTabs } from './privacy-tabs';
import { save } from './save';

/** All that is known of one person: found, exported, erased. */
export function PersonPage() {
  const { t } = useTranslation();
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  return (
    <Page title={t('privacy.person.title')} subtitle={t('privacy.person.subtitle')} actions={<PrivacyTabs />}>
      {isAdmin ? (
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] lg:items-start lg:gap-5">
          <PersonCard />
          <RetentionCard />
        </div>
      ) : (
        <Card>
          <EmptyState
            icon={<ShieldUser className="size-5" />}
            title={t('settings.admin_title')}
            description={t('privacy.person.admin_text')}
          />
        </Card>
      )}
    </Page>
  );
}

function PersonCard() {
  const { t } = useTranslation();
  const problem = useProblemText();
  const fieldProblem = useFieldProblemText();
  const [typed, setTyped] = useState('');
  const [erased, setErased] = useState<Erasure | null>(null);
  const looking = useMutation({ mutationFn: lookUpPerson, onMutate: () => setErased(null) });
  const { error } = looking;
  const bad = error instanceof ApiError ? error.fields[0] : undefined;
  const wrong = error === null ? undefined : bad === undefined ? problem(error) : fieldProblem(bad);
  return (
    <Card>
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          looking.mutate(stripped(typed));
        }}
      >
        <div className="min-w-0 flex-1 basis-60">
          <Field label={t('privacy.person.number')} error={wrong}>
            {(control) => (
              <Input
                {...control}
                inputMode="tel"
                autoComplete="off"
                value={typed}
                maxLength={40}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          loading={looking.isPending}
          icon={<Search aria-hidden="true" className="size-4" />}
        >
          {t('privacy.person.find')}
        </Button>
      </form>
      {erased !== null && <Gone erased={erased} />}
      {erased === null && looking.data !== undefined && looking.variables !== undefined && (
        <Known person={looking.data} phone={looking.variables} onErased={setErased} />
      )}
    </Card>
  );
}

function Gone({ erased }: { readonly erased: Erasure }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div role="status" className="mt-5 border-t border-line pt-5">
      <p className="font-medium">{t('privacy.person.erased')}</p>
      <p className="mt-1 text-soft tabular">
        {t('privacy.person.erased_text', {
          calls: format.number(erased.calls),
          recordings: format.number(erased.recordings),
        })}
      </p>
    </div>
  );
}

interface KnownProps {
  readonly person: Person;
  readonly phone: string;
  readonly onErased: (erased: Erasure) => void;
}

function Known({ person, phone, onErased }: KnownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const toast = useToast();
  const problem = useProblemText();
  const [asked, setAsked] = useState(false);
  const failed = (error: unknown) => {
    const underWay = error instanceof ApiError && error.code === 'person.under_way';
    toast({ tone: 'bad', title: underWay ? t('privacy.person.under_way') : problem(error) });
  };
  const exporting = useMutation({
    mutationFn: () => exportPerson(phone),
    onSuccess: (blob) => save(blob, 'person.json'),
    onError: failed,
  });
  const erasing = useMutation({
    mutationFn: () => erasePerson(phone),
    onSuccess: onErased,
    onError: failed,
    onSettled: () => setAsked(false),
  });
  return (
    <div role="status" className="mt-5 border-t border-line pt-5">
      <p className="text-card font-semibold tabular">{format.phone(phone)}</p>
      {person.calls === 0 ? (
        <>
          <p className="mt-1">{t('privacy.person.nothing')}</p>
          <p className="mt-0.5 text-meta text-muted">{t('privacy.person.nothing_text')}</p>
        </>
      ) : (
        <p className="mt-1 tabular">
          {t('privacy.person.calls', { count: person.calls, formatted: format.number(person.calls) })}
          {person.first_call_at !== null &&
            person.last_call_at !== null &&
            `. ${t('privacy.person.period', {
              from: format.longDay(person.first_call_at),
              to: format.longDay(person.last_call_at),
            })}`}
        </p>
      )}
      {person.listed && <p className="mt-1 text-soft">{t('privacy.person.listed')}</p>}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          loading={exporting.isPending}
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => exporting.mutate()}
        >
          {t('privacy.person.export')}
        </Button>
        <Button
          variant="danger"
          loading={erasing.isPending}
          icon={<Eraser aria-hidden="true" className="size-4" />}
          onClick={() => setAsked(true)}
        >
          {t('privacy.person.erase')}
        </Button>
      </div>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={t('privacy.person.erase_title', { number: format.phone(phone) })}
        description={t('privacy.person.erase_text')}
        confirmLabel={t('privacy.person.erase')}
        cancelLabel={t('action.cancel')}
        busy={erasing.isPending}
        onConfirm={() => erasing.mutate()}
      />
    </div>
  );
}

const KEPT = ['recordings', 'words', 'numbers', 'audit'] as const;

function RetentionCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isFetching, refetch } = useQuery(retentionQuery);
  return (
    <Card>
      <CardHeader title={t('privacy.person.retention')} subtitle={t('privacy.person.retention_text')} />
      {data === undefined && error === null && <Skeleton className="h-24 w-full" />}
      {data === undefined && error !== null && (
        <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data !== undefined && (
        <dl className="grid gap-2">
          {KEPT.map((kind) => (
            <div key={kind} className="flex items-baseline justify-between gap-3">
              <dt className="text-soft">{t(`privacy.person.kept.${kind}`)}</dt>
              <dd className="shrink-0 font-medium tabular">
                {data[kind] === 0
                  ? t('privacy.person.for_ever')
                  : t('privacy.person.days', { count: data[kind], formatted: format.number(data[kind]) })}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="mt-4 text-meta text-muted">{t('privacy.person.list_forever')}</p>
    </Card>
  );
}
