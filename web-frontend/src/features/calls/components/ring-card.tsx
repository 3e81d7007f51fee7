import { Check, ChevronDown, Minus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { HaloRing } from '@/components/halo-ring';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ENDING_LABEL } from '@/entities/call/looks';
import { type Call, isOver } from '@/entities/call/schema';
import { type TranslationKey, useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { formatDuration } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { phaseOf, STAGES, type Stage, type StageState, stagesOf, talkSeconds } from '../stages';

const STATE_WORD = {
  done: 'calls.status.stage_done',
  current: 'calls.status.stage_current',
  next: 'calls.status.stage_next',
  failed: 'calls.status.stage_failed',
  skipped: 'calls.status.stage_skipped',
} as const satisfies Record<StageState, TranslationKey>;

/** The halo with the timer inside it, and the six stages with how long each took. */
export function RingCard({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const over = isOver(call.status);
  const now = useNow(!over);
  const [expanded, setExpanded] = useState(false);
  const listId = useId();
  const stages = stagesOf(call, now);
  const phase = phaseOf(call);
  const currentNo = stages.findIndex(({ state }) => state === 'current' || state === 'failed') + 1;
  const timer = timerOf(call, stages, now);
  const where = whereOf(call, currentNo);
  return (
    <Card aria-label={t('calls.status.stages')}>
      <div className="flex items-center gap-4 lg:flex-col lg:gap-0">
        <div className="relative shrink-0 lg:my-4">
          <HaloRing
            arcs={stages.map(({ state }) => state)}
            speaking={phase === 'talking'}
            className="size-28 lg:size-54"
          />
          <div className="absolute inset-0 grid place-content-center justify-items-center gap-1.5 text-center">
            <span
              role="timer"
              aria-label={`${t(timer.label)}: ${formatDuration(timer.seconds)}`}
              className="text-metric font-semibold tabular lg:text-timer"
            >
              {formatDuration(timer.seconds)}
            </span>
            <span className="hidden max-w-32 text-meta text-muted lg:block">
              {t(where.key, where.values)}
            </span>
          </div>
        </div>
        <div className="min-w-0 flex-1 lg:hidden">
          <p className="text-card font-semibold">{t(headlineOf(call, phase, currentNo))}</p>
          {!over && <p className="mt-0.5 text-meta text-muted">{t(where.key, where.values)}</p>}
          {over && call.ending !== null && (
            <p className="mt-0.5 text-meta text-muted">{t(ENDING_LABEL[call.ending])}</p>
          )}
          <Button
            variant="ghost"
            size="sm"
            className="mt-2 -ml-3"
            aria-expanded={expanded}
            aria-controls={listId}
            onClick={() => setExpanded(!expanded)}
            icon={
              <ChevronDown
                aria-hidden="true"
                className={cn('size-4 transition-transform', expanded && 'rotate-180')}
              />
            }
          >
            {t(expanded ? 'calls.status.hide_stages' : 'calls.status.show_stages')}
          </Button>
        </div>
      </div>
      <ol id={listId} className={cn('mt-3 grid gap-0.5 lg:mt-4 lg:grid', !expanded && 'hidden')}>
        {stages.map((stage) => (
          <StageRow
            key={stage.name}
            stage={stage}
            detail={stage.name === 'calling' && phase !== null ? t(`calls.status.phase.${phase}`) : null}
          />
        ))}
      </ol>
    </Card>
  );
}

function StageRow({ stage, detail }: { readonly stage: Stage; readonly detail: string | null }) {
  const { t } = useTranslation();
  const current = stage.state === 'current';
  const time = stage.seconds === null || stage.state === 'next' ? null : formatDuration(stage.seconds);
  return (
    <li
      aria-current={current ? 'step' : undefined}
      className={cn(
        'flex min-h-9 items-center gap-3 rounded-control px-2.5 py-1.5',
        current && 'bg-accent-soft font-medium text-accent-strong',
        stage.state === 'failed' && 'bg-bad-soft font-medium text-bad',
        stage.state === 'done' && 'text-ink',
        (stage.state === 'next' || stage.state === 'skipped') && 'text-muted',
      )}
    >
      <StageMark state={stage.state} />
      <span className="min-w-0 flex-1">
        {t(`calls.status.stage.${stage.name}`)}
        <span className="sr-only">, {t(STATE_WORD[stage.state])}</span>
        {detail !== null && <span className="block text-meta font-normal">{detail}</span>}
      </span>
      {time !== null && (
        <span className="shrink-0 text-meta tabular">
          <span aria-hidden="true">{time}</span>
          <span className="sr-only">{t('calls.status.took', { time })}</span>
        </span>
      )}
    </li>
  );
}

function StageMark({ state }: { readonly state: StageState }) {
  const mark = 'grid size-5 shrink-0 place-items-center rounded-chip';
  switch (state) {
    case 'done':
      return (
        <span aria-hidden="true" className={cn(mark, 'bg-accent-soft text-accent-strong')}>
          <Check className="size-3" strokeWidth={2.5} />
        </span>
      );
    case 'current':
      return (
        <span aria-hidden="true" className={cn(mark, 'bg-accent text-on-accent')}>
          <Bars />
        </span>
      );
    case 'failed':
      return (
        <span aria-hidden="true" className={cn(mark, 'bg-bad text-surface')}>
          <X className="size-3" strokeWidth={2.5} />
        </span>
      );
    case 'skipped':
      return (
        <span aria-hidden="true" className={cn(mark, 'border border-line-strong text-muted')}>
          <Minus className="size-3" />
        </span>
      );
    case 'next':
      return <span aria-hidden="true" className={cn(mark, 'border border-line-strong')} />;
  }
}

/** Three bars that move while something goes on. */
export function Bars() {
  return (
    <span aria-hidden="true" className="flex h-2.5 items-center gap-0.5">
      <span className="h-full w-0.5 animate-bar rounded-chip bg-current" />
      <span className="h-full w-0.5 animate-bar rounded-chip bg-current [animation-delay:150ms]" />
      <span className="h-full w-0.5 animate-bar rounded-chip bg-current [animation-delay:300ms]" />
    </span>
  );
}

/** While they talk and after it, the talk; else the stage that is under way. */
function timerOf(call: Call, stages: readonly Stage[], now: number) {
  const talk = talkSeconds(call, now);
  if (isOver(call.status)) return { label: 'calls.status.timer_total', seconds: talk ?? 0 } as const;
  if (call.status === 'calling' && talk !== null) {
    return { label: 'calls.status.timer_talk', seconds: talk } as const;
  }
  const current = stages.find(({ state }) => state === 'current');
  return { label: 'calls.status.timer_stage', seconds: current?.seconds ?? 0 } as const;
}

function whereOf(
  call: Call,
  currentNo: number,
): { key: TranslationKey; values?: { no: number; total: number } } {
  if (call.status === 'completed') return { key: 'calls.status.done' };
  if (call.status === 'canceled') return { key: 'calls.status.canceled' };
  if (currentNo === 0) return { key: 'call.status.unknown' };
  return { key: 'calls.status.stage_of', values: { no: currentNo, total: STAGES.length } };
}

function headlineOf(call: Call, phase: ReturnType<typeof phaseOf>, currentNo: number): TranslationKey {
  if (call.status === 'completed') return 'calls.status.done';
  if (call.status === 'canceled') return 'calls.status.canceled';
  if (call.status === 'failed') return 'calls.status.failed';
  if (phase !== null) return `calls.status.phase.${phase}`;
  const stage = STAGES[currentNo - 1];
  return stage === undefined ? 'call.status.unknown' : `calls.status.stage.${stage}`;
}
