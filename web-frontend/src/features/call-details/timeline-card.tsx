import { Card, CardHeader } from '@/components/ui/card';
import { failureKey } from '@/entities/call/failure';
import { DISPOSITION_LOOK, ENDING_LABEL } from '@/entities/call/looks';
import { type Call, Disposition, Ending, Step, type TimelineEntry } from '@/entities/call/schema';
import { Money } from '@/entities/money';
import { type Translate, type TranslationKey, useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { type Format, useFormat } from '@/lib/format';
import { z } from '@/lib/z';

type Tone = 'plain' | 'good' | 'bad';

/** How each kind of fact is told. A kind we do not know is shown by its own name. */
const LOOK = {
  requested: { title: 'details.timeline.requested', tone: 'plain' },
  dial_intended: { title: 'details.timeline.dial_intended', tone: 'plain' },
  dial_revoked: { title: 'details.timeline.dial_revoked', tone: 'plain' },
  session_started: { title: 'details.timeline.session_started', tone: 'plain' },
  ringing: { title: 'details.timeline.ringing', tone: 'plain' },
  answered: { title: 'details.timeline.answered', tone: 'good' },
  hung_up: { title: 'details.timeline.hung_up', tone: 'plain' },
  transcribed: { title: 'details.timeline.transcribed', tone: 'plain' },
  analyzed: { title: 'details.timeline.analyzed', tone: 'good' },
  review_requested: { title: 'details.timeline.review_requested', tone: 'plain' },
  reviewed: { title: 'details.timeline.reviewed', tone: 'good' },
  analysis_replaced: { title: 'details.timeline.analysis_replaced', tone: 'plain' },
  followup_prepared: { title: 'details.timeline.followup_prepared', tone: 'plain' },
  followup_skipped: { title: 'details.timeline.followup_skipped', tone: 'plain' },
  effect_started: { title: 'details.timeline.effect_started', tone: 'plain' },
  followup_sent: { title: 'details.timeline.followup_sent', tone: 'good' },
  lead_recorded: { title: 'details.timeline.lead_recorded', tone: 'good' },
  lead_skipped: { title: 'details.timeline.lead_skipped', tone: 'plain' },
  step_failed: { title: 'details.timeline.step_failed', tone: 'bad' },
  retry_requested: { title: 'details.timeline.retry_requested', tone: 'plain' },
  cancel_requested: { title: 'details.timeline.cancel_requested', tone: 'bad' },
  hang_up_sent: { title: 'details.timeline.hang_up_sent', tone: 'plain' },
  answerer_guessed: { title: 'details.timeline.answerer_guessed', tone: 'plain' },
  recording_started: { title: 'details.timeline.recording_started', tone: 'plain' },
  opted_out: { title: 'details.timeline.opted_out', tone: 'bad' },
  callback_asked: { title: 'details.timeline.callback_asked', tone: 'good' },
  voice_model_lost: { title: 'details.timeline.voice_model_lost', tone: 'bad' },
  cost_counted: { title: 'details.timeline.cost_counted', tone: 'plain' },
  recording_deleted: { title: 'details.timeline.recording_deleted', tone: 'plain' },
  attempt_settled: { title: 'details.timeline.attempt_settled', tone: 'plain' },
  line_lost: { title: 'details.timeline.line_lost', tone: 'bad' },
} as const satisfies Record<string, { readonly title: TranslationKey; readonly tone: Tone }>;

/** The facts that say what a talk meant. */
const MEANING = new Set(['analyzed', 'reviewed', 'analysis_replaced']);

const DOT = { plain: 'bg-line-strong', good: 'bg-accent', bad: 'bg-bad-line' } as const satisfies Record<
  Tone,
  string
>;

/** Everything that happened to the call, in order, each with its time since the beginning. */
export function TimelineCard({ call, className }: { readonly call: Call; readonly className: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const began = Date.parse(call.created_at);
  return (
    <Card className={className}>
      <CardHeader title={t('details.timeline.title')} />
      <ol>
        {call.timeline.map((fact) => {
          const { title, tone, notes } = tell(fact, t, format);
          const after = Math.max(0, (Date.parse(fact.at) - began) / 1000);
          return (
            <li key={fact.no} className="group relative flex gap-3 pb-4 last:pb-0">
              <span
                aria-hidden="true"
                className="absolute top-4 bottom-[-2px] left-[4.5px] w-px bg-line group-last:hidden"
              />
              <span aria-hidden="true" className={cn('mt-1.5 size-2.5 shrink-0 rounded-chip', DOT[tone])} />
              <div className="min-w-0 flex-1">
                <p className={cn('[overflow-wrap:anywhere]', tone === 'bad' && 'text-bad')}>{title}</p>
                {notes.length > 0 && (
                  <p className="text-meta text-muted [overflow-wrap:anywhere]">{notes.join(' · ')}</p>
                )}
              </div>
              <time
                dateTime={fact.at}
                title={format.fullDateTime(fact.at)}
                className="shrink-0 text-meta leading-5 text-muted tabular"
              >
                {t('details.timeline.after', { time: format.duration(after) })}
              </time>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** Words for a fact. Its data comes from another program: what is missing or of another kind is left out. */
export function tell({ type, data, attempt }: TimelineEntry, t: Translate, format: Format) {
  const look = Object.hasOwn(LOOK, type) ? LOOK[type as keyof typeof LOOK] : null;
  const step = t(`call.step.${z.parse(Step, data.step ?? 'unknown')}`);
  const notes: string[] = [];
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const note = (value: string | null) => {
    if (value !== null) notes.push(value);
  };
  if (type === 'retry_requested' && data.step !== undefined) note(step);
  const by = text(data.by);
  if (by !== null) note(t('details.timeline.by', { name: by }));
  if (type === 'dial_intended' && attempt !== null && attempt !== undefined && Number(attempt) > 1) {
    note(t('details.timeline.attempt', { number: attempt }));
  }
  if (type === 'hung_up' && data.ending !== undefined) note(t(ENDING_LABEL[z.parse(Ending, data.ending)]));
  if (type === 'transcribed' && typeof data.lines === 'number') {
    note(t('details.timeline.lines', { count: data.lines }));
  }
  if (MEANING.has(type) && data.disposition !== undefined) {
    note(t(DISPOSITION_LOOK[z.parse(Disposition, data.disposition)].label));
  }
  if (type === 'answerer_guessed') {
    note(t(`details.timeline.answerer.${z.parse(Answerer, data.answerer)}`));
  }
  if ((type === 'analyzed' || type === 'answerer_guessed') && typeof data.confidence === 'number') {
    note(t('details.timeline.confidence', { percent: format.percent(data.confidence, 0) }));
  }
  if (type === 'lead_recorded') note(text(data.crm_id));
  if (type === 'opted_out') note(text(data.quote));
  if (type === 'callback_asked') note(text(data.words));
  if (type === 'voice_model_lost') note(text(data.code));
  if (type === 'cost_counted') note(costOf(data, format));
  if (type === 'attempt_settled') {
    if (typeof data.attempt === 'number') note(t('details.timeline.attempt', { number: data.attempt }));
    if (typeof data.rang === 'boolean') note(t(`details.timeline.${data.rang ? 'rang' : 'not_rang'}`));
  }
  if (type === 'step_failed') note(failureOf(text(data.code), t) ?? text(data.message) ?? text(data.code));
  else note(reasonOf(text(data.reason), t));
  return {
    title: look === null ? t('details.timeline.unknown', { type }) : t(look.title, { step }),
    tone: look?.tone ?? 'plain',
    notes,
  };
}

const Answerer = z.catch(z.enum(['human', 'machine', 'unknown']), 'unknown');

function costOf(data: TimelineEntry['data'], format: Format): string | null {
  const cost = z.safeParse(Money, data);
  return cost.success ? format.money(cost.data.amount, cost.data.currency) : null;
}

function failureOf(code: string | null, t: Translate): string | null {
  const key = code === null ? null : failureKey(code);
  return key === null ? null : t(key);
}

const REASON = {
  not_wanted: 'details.timeline.reason.not_wanted',
  opted_out: 'details.timeline.reason.opted_out',
  no_message: 'details.timeline.reason.no_message',
  canceled: 'details.timeline.reason.canceled',
  number_busy: 'details.timeline.reason.number_busy',
  no_line: 'details.timeline.reason.no_line',
  settled_by_person: 'details.timeline.reason.settled_by_person',
} as const satisfies Record<string, TranslationKey>;

function reasonOf(reason: string | null, t: Translate): string | null {
  if (reason === null) return null;
  return Object.hasOwn(REASON, reason) ? t(REASON[reason as keyof typeof REASON]) : reason;
}
