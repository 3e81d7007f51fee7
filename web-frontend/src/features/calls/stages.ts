import type { Call, CallStatus } from '@/entities/call/schema';

/** The six stages of a call, in their order. */
export const STAGES = [
  'initiating',
  'calling',
  'analyzing',
  'preparing_followup',
  'sending_sms',
  'adding_to_crm',
] as const;
export type StageName = (typeof STAGES)[number];

export type StageState = 'done' | 'current' | 'next' | 'failed' | 'skipped';

export interface Stage {
  readonly name: StageName;
  readonly state: StageState;
  /** Seconds spent in it so far; null when the call never was in it. */
  readonly seconds: number | null;
}

/** Where the phone is while the call is in its second stage. */
export type Phase = 'dialing' | 'ringing' | 'talking';

const STAGE_OF_STEP = {
  dial: 'calling',
  hang_up: 'calling',
  analyze: 'analyzing',
  prepare_followup: 'preparing_followup',
  send_sms: 'sending_sms',
  add_to_crm: 'adding_to_crm',
} as const satisfies Record<string, StageName>;

/** 1 for the first stage; 0 for a status that is none. */
export function stageNo(status: CallStatus): number {
  return isStage(status) ? STAGES.indexOf(status) + 1 : 0;
}

function isStage(status: CallStatus): status is StageName {
  return STAGES.some((stage) => stage === status);
}

/**
 * How far a call has come and how long each stage took, from its timeline: a stage lasts from the fact that led into it
 * to the fact that led out of it, and what a retry adds is added. `now` is in milliseconds by the server's clock.
 */
export function stagesOf(call: Call, now: number): readonly Stage[] {
  const spent = timeInStages(call, now);
  const current = stageNo(call.status) - 1;
  const failed = failedStage(call);
  return STAGES.map((name, index) => {
    const seconds = spent.get(name) ?? null;
    return { name, seconds, state: stateOf(index, name, seconds, current, failed, call.status) };
  });
}

function stateOf(
  index: number,
  name: StageName,
  seconds: number | null,
  current: number,
  failed: StageName | null,
  status: CallStatus,
): StageState {
  if (failed === name) return 'failed';
  if (current >= 0) {
    if (index === current) return 'current';
    if (index > current) return 'next';
    return seconds === null ? 'skipped' : 'done';
  }
  if (status === 'completed') return seconds === null ? 'skipped' : 'done';
  if (status === 'failed') {
    return failed !== null && index < STAGES.indexOf(failed) && seconds !== null ? 'done' : 'next';
  }
  // Canceled, or a word we do not know: the timeline alone tells.
  return seconds === null ? 'skipped' : 'done';
}

function failedStage(call: Call): StageName | null {
  if (call.status !== 'failed') return null;
  const step = call.failure?.step;
  if (step !== undefined && step !== 'unknown') return STAGE_OF_STEP[step];
  return call.timeline.map(({ status }) => status).findLast(isStage) ?? null;
}

function timeInStages(call: Call, now: number): ReadonlyMap<StageName, number> {
  const spent = new Map<StageName, number>();
  const add = (name: StageName, from: number, to: number) => {
    spent.set(name, (spent.get(name) ?? 0) + Math.max(0, to - from) / 1_000);
  };
  let stage: StageName | null = 'initiating';
  let since = Date.parse(call.created_at);
  // In the order of recording: only there each status follows from the one before. The page shows them by time.
  for (const { status, at } of [...call.timeline].sort((a, b) => a.no - b.no)) {
    const next: StageName | null = isStage(status) ? status : null;
    if (next === stage) continue;
    const moment = Date.parse(at);
    if (stage !== null) add(stage, since, moment);
    stage = next;
    since = moment;
  }
  // The label may be ahead of the timeline for a moment; it is then the newer of the two.
  const last: StageName | null = isStage(call.status) ? call.status : null;
  if (stage !== null) add(stage, since, last === stage ? now : Date.parse(call.updated_at));
  if (last !== null && last !== stage) add(last, Date.parse(call.updated_at), now);
  return spent;
}

/** What the phone is doing, while the call is in its second stage; null otherwise. */
export function phaseOf(call: Call): Phase | null {
  if (call.status !== 'calling') return null;
  const types = call.timeline.map(({ type }) => type);
  if (types.includes('answered') || call.utterances.length > 0) return 'talking';
  return types.includes('ringing') ? 'ringing' : 'dialing';
}

/** Seconds talked: counted while they talk, as reported once it is over; null when nobody answered. */
export function talkSeconds(call: Call, now: number): number | null {
  if (call.duration !== null) return call.duration;
  const answered = call.timeline.findLast(({ type }) => type === 'answered');
  if (answered === undefined) return null;
  const hungUp = call.timeline.findLast(({ type }) => type === 'hung_up');
  const end = hungUp === undefined ? now : Date.parse(hungUp.at);
  return Math.max(0, end - Date.parse(answered.at)) / 1_000;
}
