import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, MessageSquareDashed, Send, ShieldCheck } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { listenToCalls, useStreamState } from '@/entities/call/events';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { Coalescer } from '@/lib/coalescer';
import { useFormat } from '@/lib/format';
import { type Message, MOST_MESSAGES, sandboxQuery } from './api';

/** How often to look when the stream is down. */
const POLL = 2_000;

/** What HALO would have written to customers, and that it did not. */
export function SandboxPage(): ReactNode {
  const { t } = useTranslation();
  const down = useStreamState() === 'down';
  useNewMessages();
  const query = useQuery({ ...sandboxQuery, refetchInterval: down ? POLL : false });
  const isReal = query.error instanceof ApiError && query.error.status === 404;
  return (
    <Page title={t('sandbox.title')} subtitle={t('sandbox.subtitle')}>
      <div className="mx-auto grid max-w-3xl gap-4 lg:mx-0 lg:gap-5">
        {isReal ? (
          <Card>
            <EmptyState
              icon={<Send className="size-5" />}
              title={t('sandbox.real_title')}
              description={t('sandbox.real_text')}
              action={
                <Link to="/analytics" className={buttonClass()}>
                  {t('sandbox.real_action')}
                </Link>
              }
            />
          </Card>
        ) : query.data !== undefined ? (
          <>
            <Notice />
            <MessageList messages={query.data.items} />
          </>
        ) : query.isPending ? (
          <ListSkeleton />
        ) : (
          <Card>
            <FailedState
              error={query.error}
              onRetry={() => void query.refetch()}
              retrying={query.isFetching}
            />
          </Card>
        )}
      </div>
    </Page>
  );
}

/** Reads the messages anew when one was "sent". */
function useNewMessages(): void {
  const client = useQueryClient();
  useEffect(() => {
    const reader = new Coalescer(() => client.invalidateQueries({ queryKey: sandboxQuery.queryKey }), 1_000);
    const silence = listenToCalls((news) => {
      if (news.kind === 'reset' || news.fact.type === 'followup_sent') reader.wish();
    });
    return () => {
      silence();
      reader.stop();
    };
  }, [client]);
}

function Notice() {
  const { t } = useTranslation();
  return (
    <div className="flex items-start gap-3 rounded-card bg-ok-soft p-4 text-ok lg:p-5">
      <ShieldCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0" strokeWidth={1.75} />
      <div className="min-w-0">
        <p className="font-semibold">{t('sandbox.notice_title')}</p>
        <p className="mt-1">{t('sandbox.notice_text')}</p>
      </div>
    </div>
  );
}

function MessageList({ messages }: { readonly messages: readonly Message[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (messages.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<MessageSquareDashed className="size-5" />}
          title={t('sandbox.empty_title')}
          description={t('sandbox.empty_text')}
          action={
            <Link to="/" className={buttonClass('primary')}>
              {t('sandbox.empty_action')}
            </Link>
          }
        />
      </Card>
    );
  }
  const number = { count: messages.length, formatted: format.number(messages.length) };
  return (
    <Card>
      <CardHeader
        title={t('sandbox.list')}
        subtitle={t(messages.length >= MOST_MESSAGES ? 'sandbox.latest' : 'sandbox.count', number)}
      />
      <ol className="grid gap-5" aria-label={t('sandbox.list')}>
        {messages.map((message) => (
          <Letter key={message.id} message={message} />
        ))}
      </ol>
    </Card>
  );
}

function Letter({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const format = useFormat();
  const to = format.phone(message.to);
  return (
    <li className="min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium tabular">{to}</p>
        <p className="text-meta text-muted">
          {t(`sandbox.channel.${message.channel}`)} ·{' '}
          <time dateTime={message.sent_at} title={format.fullDateTime(message.sent_at)}>
            {format.dateTime(message.sent_at)}
          </time>
        </p>
      </div>
      <p className="mt-1.5 w-fit max-w-xl rounded-bubble rounded-tl-[4px] bg-accent-soft px-3.5 py-2.5 whitespace-pre-line [overflow-wrap:anywhere]">
        {message.text}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-meta text-muted">
        {t('sandbox.not_sent')}
        {message.call_id !== null && (
          <Link
            to="/calls/$id"
            params={{ id: message.call_id }}
            preload={false}
            aria-label={t('sandbox.to_call_of', { number: to })}
            className="inline-flex min-h-6 items-center font-medium text-accent-strong hover:underline"
          >
            {t('sandbox.to_call')}
            <ChevronRight aria-hidden="true" className="size-3.5" />
          </Link>
        )}
      </p>
    </li>
  );
}

function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <Card role="status" aria-label={t('state.loading')}>
      <Skeleton className="h-5 w-32" />
      {['a', 'b', 'c'].map((letter) => (
        <div key={letter} className="mt-5">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="mt-2 h-16 w-full max-w-xl rounded-bubble" />
        </div>
      ))}
    </Card>
  );
}
