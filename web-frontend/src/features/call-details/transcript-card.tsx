import { Bot, Check, Copy, User } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { judgementKey } from '@/entities/call/judgements';
import { markQuotes, type Quote } from '@/entities/call/quotes';
import { type Call, isOver, type Utterance } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';

/** An utterance somebody wants to see. The time tells one wish from the next for the same utterance. */
export interface Pointed {
  readonly utterance: number;
  readonly time: number;
}

interface TranscriptCardProps {
  readonly call: Call;
  readonly pointed: Pointed | null;
  readonly className: string;
}

/** So many utterances give a taste of the talk. */
const SHORT = 4;

/** The talk, folded until somebody wants it, with the words marked that a judgement rests on. */
export function TranscriptCard({ call, pointed, className }: TranscriptCardProps) {
  const { t } = useTranslation();
  const listId = useId();
  const list = useRef<HTMLOListElement>(null);
  const [expanded, setExpanded] = useState(false);
  const [shownFor, setShownFor] = useState<Pointed | null>(null);
  if (pointed !== null && pointed !== shownFor) {
    setShownFor(pointed);
    setExpanded(true);
  }

  useEffect(() => {
    if (pointed === null) return;
    const line = list.current?.querySelector<HTMLElement>(`[data-no="${pointed.utterance}"]`);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  }, [pointed]);

  const { utterances } = call;
  const folds = utterances.length > SHORT + 1;
  const shown = folds && !expanded ? utterances.slice(0, SHORT) : utterances;
  return (
    <Card className={className}>
      <CardHeader
        title={t('details.transcript.title')}
        subtitle={
          utterances.length === 0 ? undefined : t('details.transcript.lines', { count: utterances.length })
        }
        actions={call.transcript !== null && <CopyButton text={call.transcript} />}
      />
      {utterances.length === 0 ? (
        <p className="text-muted">
          {t(isOver(call.status) ? 'details.transcript.none' : 'details.transcript.pending')}
        </p>
      ) : (
        <ol ref={list} id={listId} className="grid gap-3.5">
          {shown.map((utterance) => (
            <Line
              key={utterance.no}
              utterance={utterance}
              quotes={call.evidence.filter((quote) => quote.utterance === utterance.no)}
            />
          ))}
        </ol>
      )}
      {folds && (
        <Button
          className="mt-4 w-full"
          aria-expanded={expanded}
          aria-controls={listId}
          onClick={() => setExpanded(!expanded)}
        >
          {t(expanded ? 'details.transcript.collapse' : 'details.transcript.expand')}
        </Button>
      )}
    </Card>
  );
}

function Line({ utterance, quotes }: { readonly utterance: Utterance; readonly quotes: readonly Quote[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const agent = utterance.speaker === 'agent';
  const Icon = agent ? Bot : User;
  return (
    <li
      data-no={utterance.no}
      tabIndex={-1}
      className={cn(
        'flex max-w-[92%] gap-2.5 outline-offset-4',
        !agent && 'flex-row-reverse justify-self-end',
      )}
    >
      <span
        aria-hidden="true"
        className={cn(
          'grid size-7 shrink-0 place-items-center rounded-chip',
          agent ? 'bg-accent text-on-accent' : 'bg-hover text-soft',
        )}
      >
        <Icon className="size-4" strokeWidth={1.75} />
      </span>
      <div className={cn('min-w-0', !agent && 'text-right')}>
        <p className="text-meta text-muted">
          {t(`call.speaker.${utterance.speaker}`)}{' '}
          <span className="tabular">{format.duration(utterance.offset)}</span>
        </p>
        <p
          className={cn(
            'mt-1 rounded-bubble px-3.5 py-2 text-left whitespace-pre-line [overflow-wrap:anywhere]',
            agent ? 'rounded-tl-[4px] bg-accent-soft' : 'rounded-tr-[4px] bg-hover',
          )}
        >
          {markQuotes(utterance.text, quotes).map(({ from, text, judgements }) =>
            judgements.length === 0 ? (
              <span key={from}>{text}</span>
            ) : (
              <mark
                key={from}
                title={t('details.transcript.evidence', {
                  judgements: judgements.map((judgement) => t(judgementKey(judgement))).join(', '),
                })}
                className="rounded-[3px] bg-warn-soft box-decoration-clone px-0.5 text-ink underline decoration-warn decoration-2 underline-offset-4"
              >
                {text}
              </mark>
            ),
          )}
        </p>
      </div>
    </li>
  );
}

/** Absent where the browser has no clipboard for pages like this one: plain HTTP on another machine. */
function CopyButton({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  if (!('clipboard' in navigator)) return null;
  const Icon = copied ? Check : Copy;
  return (
    <IconButton
      label={t(copied ? 'action.copied' : 'details.transcript.copy')}
      className="-my-1 lg:size-8"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          // The browser asked, and the reader said no: nothing was copied and nothing is claimed.
          () => setCopied(false),
        );
      }}
    >
      <Icon aria-hidden="true" className="size-4" />
    </IconButton>
  );
}
