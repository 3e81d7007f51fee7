import { Quote } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import { judgementKey } from '@/entities/call/judgements';
import { type Call, isOver } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';

interface SummaryCardProps {
  readonly call: Call;
  /** Shows an utterance in the talk, by its number. */
  readonly onPoint: (utterance: number) => void;
  readonly className: string;
}

/** What the talk meant, and the customer's words that say so. */
export function SummaryCard({ call, onPoint, className }: SummaryCardProps) {
  const { t } = useTranslation();
  const pending = !isOver(call.status);
  return (
    <Card className={className}>
      <CardHeader title={t('details.summary.title')} className="mb-2" />
      {call.summary === null ? (
        <p className="text-muted">{t(pending ? 'details.summary.pending' : 'details.summary.none')}</p>
      ) : (
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{call.summary}</p>
      )}
      {call.customer_interest !== null && (
        <p className="mt-3">
          <span className="text-muted">{t('details.summary.interest')}: </span>
          <span className="font-medium [overflow-wrap:anywhere]">{call.customer_interest}</span>
        </p>
      )}
      {call.evidence.length > 0 && (
        <div className="mt-4 border-t border-line pt-4">
          <h3 className="font-medium">{t('details.summary.evidence')}</h3>
          <p className="text-meta text-muted">{t('details.summary.evidence_text')}</p>
          <ul className="mt-3 grid gap-2">
            {call.evidence.map(({ judgement, quote, utterance }, index) => {
              const isNamed = call.evidence[index - 1]?.judgement === judgement;
              const said = call.utterances.some(({ no }) => no === utterance) ? utterance : null;
              const body = (
                <>
                  <Quote aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-accent" />
                  <span className="min-w-0">
                    <span className={cn('block text-meta text-muted', isNamed && 'sr-only')}>
                      {t(judgementKey(judgement))}
                    </span>
                    <q className="[overflow-wrap:anywhere]">{quote}</q>
                  </span>
                </>
              );
              const look = 'flex w-full items-start gap-2.5 rounded-control bg-sunken px-3 py-2 text-left';
              return (
                <li key={`${judgement} ${utterance} ${quote}`}>
                  {said === null || said === undefined ? (
                    <div className={look}>{body}</div>
                  ) : (
                    <button type="button" onClick={() => onPoint(said)} className={`${look} hover:bg-hover`}>
                      {body}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </Card>
  );
}
