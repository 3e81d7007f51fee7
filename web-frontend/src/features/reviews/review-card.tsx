import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { OutcomeBadge } from '@/entities/call/badges';
import { judgementKey } from '@/entities/call/judgements';
import { markQuotes } from '@/entities/call/quotes';
import type { Call, Utterance } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';
import type { Review } from './api';
import { DecisionForm } from './decision-form';

/** One talk to decide: why it waits, what was said with the words that count marked, and the decision. */
export function ReviewCard({ review }: { readonly review: Review }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { call, since, reasons } = review;
  const number = format.phone(call.phone_number);
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-card font-semibold">
            <Link
              to="/calls/$id"
              params={{ id: call.id }}
              preload={false}
              aria-label={t('reviews.open', { number })}
              className="inline-flex items-center gap-0.5 text-accent-strong tabular hover:underline"
            >
              {number}
              <ChevronRight aria-hidden="true" className="size-4 shrink-0" />
            </Link>
          </h2>
          <p className="mt-0.5 text-meta text-muted">
            <time dateTime={since} title={format.fullDateTime(since)}>
              {t('reviews.since', { time: format.dateTime(since) })}
            </time>
          </p>
        </div>
        <p className="flex flex-wrap gap-2">
          {reasons.map((reason) => (
            <Badge key={reason} tone="warn">
              {t(`reviews.reason.${reason}`)}
            </Badge>
          ))}
          {call.disposition !== null && <OutcomeBadge status="completed" disposition={call.disposition} />}
          {call.confidence !== null && (
            <Badge dot={false}>{t('reviews.sure', { share: format.percent(call.confidence, 0) })}</Badge>
          )}
        </p>
      </div>
      <div className="mt-4 grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <p className={cn('[overflow-wrap:anywhere]', call.summary === null && 'text-muted')}>
            {call.summary ?? t('reviews.no_summary')}
          </p>
          {call.callback_at !== null && (
            <p className="mt-1 text-meta text-soft">
              {t('reviews.callback', { time: format.dateTime(call.callback_at) })}
            </p>
          )}
          <Talk call={call} />
        </div>
        <DecisionForm key={call.updated_at} review={review} number={number} />
      </div>
    </Card>
  );
}

function Talk({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  if (call.utterances.length === 0) return <p className="mt-3 text-muted">{t('reviews.no_words')}</p>;
  return (
    <section
      aria-label={t('reviews.transcript')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long talk scrolls, and a keyboard has to reach it.
      tabIndex={0}
      className="mt-3 max-h-80 overflow-y-auto rounded-control bg-sunken p-3"
    >
      <ol className="grid gap-2">
        {call.utterances.map((line) => (
          <Line key={line.no} line={line} call={call} />
        ))}
      </ol>
    </section>
  );
}

function Line({ line, call }: { readonly line: Utterance; readonly call: Call }) {
  const { t } = useTranslation();
  const quotes = call.evidence.filter(({ utterance }) => utterance === line.no);
  return (
    <li className="[overflow-wrap:anywhere]">
      <span className="text-meta text-muted">{t(`call.speaker.${line.speaker}`)}: </span>
      {markQuotes(line.text, quotes).map(({ from, text, judgements }) =>
        judgements.length === 0 ? (
          <span key={from}>{text}</span>
        ) : (
          <mark
            key={from}
            title={judgements.map((judgement) => t(judgementKey(judgement))).join(', ')}
            className="rounded-[3px] bg-warn-soft box-decoration-clone px-0.5 text-ink underline decoration-warn decoration-2 underline-offset-4"
          >
            {text}
          </mark>
        ),
      )}
    </li>
  );
}
