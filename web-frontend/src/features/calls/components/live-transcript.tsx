import { ArrowDown, AudioLines, Bot, MessageSquareOff, User } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states';
import { ENDING_LABEL } from '@/entities/call/looks';
import { type Call, isOver, type Utterance } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { formatDuration } from '@/lib/format';
import { phaseOf } from '../stages';
import { Bars } from './ring-card';

/** How near the end, in pixels, still counts as reading along. */
const NEAR_END = 48;

/** What is being said, line by line as it is said; follows along unless the reader scrolls back. */
export function LiveTranscript({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const titleId = useId();
  const log = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const { utterances } = call;
  const talking = phaseOf(call) === 'talking';
  const count = utterances.length;

  useEffect(() => {
    if (count > 0 && following && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  }, [count, following]);

  return (
    <Card aria-labelledby={titleId} flush className="flex flex-col lg:min-h-[24rem]">
      <CardHeader
        id={titleId}
        title={t('calls.status.transcript')}
        flush="open"
        actions={talking && <Badge tone="bad">{t('calls.status.live')}</Badge>}
      />
      {count === 0 ? (
        <NoLines call={call} />
      ) : (
        <div className="relative min-h-0 flex-1">
          <div
            ref={log}
            role="log"
            aria-labelledby={titleId}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
            tabIndex={0}
            onScroll={(event) => {
              const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
              setFollowing(scrollHeight - scrollTop - clientHeight < NEAR_END);
            }}
            className="flex max-h-[26rem] flex-col gap-3.5 overflow-y-auto overscroll-contain px-4 pb-4 -outline-offset-2 lg:absolute lg:inset-0 lg:max-h-none lg:px-5"
          >
            {utterances.map((line) => (
              <Line key={line.no} line={line} />
            ))}
          </div>
          {!following && (
            <Button
              size="sm"
              className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-pop"
              icon={<ArrowDown aria-hidden="true" className="size-3.5" />}
              onClick={() => setFollowing(true)}
            >
              {t('calls.status.jump')}
            </Button>
          )}
        </div>
      )}
      {talking && (
        <p className="mx-4 flex items-center gap-2 border-t border-line py-3 text-meta text-soft lg:mx-5">
          <span className="text-accent">
            <Bars />
          </span>
          {t(utterances.at(-1)?.speaker === 'customer' ? 'calls.status.answering' : 'calls.status.listening')}
        </p>
      )}
    </Card>
  );
}

function Line({ line }: { readonly line: Utterance }) {
  const { t } = useTranslation();
  const agent = line.speaker === 'agent';
  const Icon = agent ? Bot : User;
  return (
    <div
      className={cn('flex animate-rise gap-2.5', agent ? 'pr-6 lg:pr-12' : 'flex-row-reverse pl-6 lg:pl-12')}
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
      <div className={cn('grid min-w-0 gap-1', agent ? 'justify-items-start' : 'justify-items-end')}>
        <p className="flex gap-2 text-meta text-muted">
          <span className="font-medium text-soft">{t(`call.speaker.${line.speaker}`)}</span>
          <span className="tabular">{formatDuration(line.offset)}</span>
        </p>
        <p
          className={cn(
            'rounded-bubble px-3.5 py-2 [overflow-wrap:anywhere]',
            agent ? 'rounded-tl-small bg-accent-soft' : 'rounded-tr-small bg-hover',
          )}
        >
          {line.text}
        </p>
      </div>
    </div>
  );
}

function NoLines({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const finished = isOver(call.status) || (call.ending !== null && call.ending !== 'completed');
  return (
    <div className="grid flex-1 place-content-center">
      {finished ? (
        <EmptyState
          icon={<MessageSquareOff className="size-5" />}
          title={t('calls.status.transcript_none')}
          description={call.ending === null ? undefined : t(ENDING_LABEL[call.ending])}
        />
      ) : (
        <EmptyState
          icon={<AudioLines className="size-5" />}
          title={t('calls.status.transcript_waiting')}
          description={t('calls.status.transcript_waiting_text')}
        />
      )}
    </div>
  );
}
