import { describe, expect, it } from 'vitest';
import { aCall, aFact, at, NOON } from '@/test/builders';
import { phaseOf, stageNo, stagesOf, talkSeconds } from './stages';

const later = (seconds: number) => NOON + seconds * 1_000;

const whole = [
  aFact(1, 'requested', 'initiating', { seconds: 0 }),
  aFact(2, 'session_started', 'calling', { seconds: 2 }),
  aFact(3, 'answered', 'calling', { seconds: 9 }),
  aFact(4, 'hung_up', 'analyzing', { seconds: 52 }),
  aFact(5, 'analyzed', 'preparing_followup', { seconds: 55 }),
  aFact(6, 'followup_prepared', 'sending_sms', { seconds: 56 }),
  aFact(7, 'followup_sent', 'adding_to_crm', { seconds: 58 }),
  aFact(8, 'lead_recorded', 'completed', { seconds: 61 }),
];

describe('the stages of a call', () => {
  it('last from the fact that led in to the fact that led out', () => {
    const call = aCall({ status: 'completed', timeline: whole });

    const stages = stagesOf(call, later(500));

    expect(stages.map(({ state, seconds }) => [state, seconds])).toEqual([
      ['done', 2],
      ['done', 50],
      ['done', 3],
      ['done', 1],
      ['done', 2],
      ['done', 3],
    ]);
  });

  it('show the one that is under way counting, and the rest as to come', () => {
    const call = aCall({ status: 'calling', timeline: whole.slice(0, 3) });

    const stages = stagesOf(call, later(30));

    expect(stages.map(({ state }) => state)).toEqual(['done', 'current', 'next', 'next', 'next', 'next']);
    expect(stages[1]?.seconds).toBe(28);
  });

  it('are skipped where nobody talked', () => {
    const timeline = [...whole.slice(0, 2), aFact(3, 'hung_up', 'completed', { seconds: 30 })];
    const call = aCall({ status: 'completed', ending: 'no_answer', timeline });

    const stages = stagesOf(call, later(90));

    expect(stages.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(stages[1]?.seconds).toBe(28);
  });

  it('mark the one that failed by its step, and keep what came before', () => {
    const timeline = [...whole.slice(0, 6), aFact(7, 'step_failed', 'failed', { seconds: 70 })];
    const failure = { step: 'send_sms', code: 'sms.rejected', message: '' } as const;
    const call = aCall({ status: 'failed', failure, timeline });

    const stages = stagesOf(call, later(999));

    expect(stages.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'failed', 'next']);
    expect(stages[4]?.seconds).toBe(14);
  });

  it('mark the last one known when the step of a failure is unknown', () => {
    const timeline = [...whole.slice(0, 4), aFact(5, 'step_failed', 'failed', { seconds: 70 })];
    const failure = { step: 'unknown', code: 'x', message: '' } as const;

    const stages = stagesOf(aCall({ status: 'failed', failure, timeline }), later(99));

    expect(stages.map(({ state }) => state)).toEqual(['done', 'done', 'failed', 'next', 'next', 'next']);
  });

  it('add up what a retry takes', () => {
    const timeline = [
      ...whole.slice(0, 6),
      aFact(7, 'step_failed', 'failed', { seconds: 70 }),
      aFact(8, 'retry_requested', 'sending_sms', { seconds: 100 }),
      aFact(9, 'followup_sent', 'adding_to_crm', { seconds: 105 }),
    ];

    const stages = stagesOf(aCall({ status: 'adding_to_crm', timeline }), later(106));

    expect(stages[4]).toEqual({ name: 'sending_sms', state: 'done', seconds: 19 });
  });

  it('are not confused by a fact that was recorded late and happened early', () => {
    const late = aFact(9, 'ringing', 'completed', { seconds: 4 });
    const timeline = [whole[0], whole[1], late, ...whole.slice(2)].filter((fact) => fact !== undefined);

    const stages = stagesOf(aCall({ status: 'completed', timeline }), later(500));

    expect(stages.map(({ seconds }) => seconds)).toEqual([2, 50, 3, 1, 2, 3]);
  });

  it('never count backwards when our clock is behind', () => {
    const stages = stagesOf(aCall({ status: 'calling', timeline: whole.slice(0, 2) }), later(-60));

    expect(stages[1]?.seconds).toBe(0);
  });

  it('of a canceled call show how far it came', () => {
    const timeline = [...whole.slice(0, 3), aFact(4, 'cancel_requested', 'canceled', { seconds: 20 })];

    const stages = stagesOf(aCall({ status: 'canceled', timeline }), later(99));

    expect(stages.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'skipped',
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  it('are numbered from one', () => {
    expect([stageNo('initiating'), stageNo('adding_to_crm'), stageNo('completed')]).toEqual([1, 6, 0]);
  });
});

describe('the phone', () => {
  it('dials, rings, then talks', () => {
    const dialing = aCall({ status: 'calling', timeline: whole.slice(0, 2) });
    const ringing = { ...dialing, timeline: [...dialing.timeline, aFact(3, 'ringing', 'calling')] };
    const talking = { ...dialing, timeline: whole.slice(0, 3) };

    expect([dialing, ringing, talking].map(phaseOf)).toEqual(['dialing', 'ringing', 'talking']);
    expect(phaseOf({ ...talking, status: 'analyzing' })).toBeNull();
  });
});

describe('the time talked', () => {
  it('counts from the answer, stops at the end of the line, and gives way to what was reported', () => {
    const talking = aCall({ status: 'calling', timeline: whole.slice(0, 3) });
    const over = { ...talking, timeline: whole.slice(0, 4) };

    expect(talkSeconds(talking, later(19))).toBe(10);
    expect(talkSeconds(over, later(999))).toBe(43);
    expect(talkSeconds({ ...over, duration: 41 }, later(999))).toBe(41);
    expect(talkSeconds(aCall({ created_at: at(0) }), later(5))).toBeNull();
  });
});
