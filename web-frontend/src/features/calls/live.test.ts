import { describe, expect, it } from 'vitest';
import { aCall, aFact, at, pushed } from '@/test/builders';
import { carriesResults, withFact } from './live';

const line = (no: number, text: string) => ({ no, speaker: 'agent' as const, text, offset: no });
const said = (factNo: number, no: number, text: string) =>
  pushed(aFact(factNo, 'said', 'calling', { data: line(no, text) }));

describe('a pushed fact', () => {
  it('moves the call to its status and into the timeline', () => {
    const call = aCall({ timeline: [aFact(1, 'requested', 'initiating')] });

    const next = withFact(call, pushed(aFact(2, 'session_started', 'calling', { seconds: 3 })));

    expect(next.status).toBe('calling');
    expect(next.updated_at).toBe(at(3));
    expect(next.timeline.map(({ no }) => no)).toEqual([1, 2]);
    expect(next.can_cancel).toBe(true);
  });

  it('that ends the call closes it', () => {
    const next = withFact(aCall({ status: 'calling' }), pushed(aFact(9, 'hung_up', 'completed')));

    expect(next.completed_at).toBe(at(9));
    expect(next.can_cancel).toBe(false);
  });

  it('changes nothing the second time', () => {
    const fact = pushed(aFact(2, 'ringing', 'calling'));
    const once = withFact(aCall(), fact);

    expect(withFact(once, fact)).toBe(once);
  });

  it('never takes the call back when it comes late', () => {
    const call = aCall({ status: 'analyzing', timeline: [aFact(5, 'hung_up', 'analyzing')] });

    const next = withFact(call, pushed(aFact(3, 'ringing', 'calling')));

    expect(next.status).toBe('analyzing');
    expect(next.timeline.map(({ no }) => no)).toEqual([3, 5]);
  });

  it('about another call is none of our business', () => {
    const call = aCall();

    expect(withFact(call, pushed(aFact(2, 'ringing', 'calling'), 'call-2'))).toBe(call);
  });

  it('with a line adds it in its place, once, and leaves the timeline alone', () => {
    const call = aCall({ status: 'calling' });

    const heard = [said(8, 2, 'second'), said(7, 1, 'first'), said(8, 2, 'second')].reduce(withFact, call);

    expect(heard.utterances.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(heard.timeline).toEqual([]);
  });

  it('with a line that cannot be read changes nothing', () => {
    const call = aCall();

    expect(withFact(call, pushed(aFact(2, 'said', 'calling', { data: { text: 7 } })))).toBe(call);
  });
});

it('only facts with results are worth another look at the call', () => {
  expect(['said', 'ringing', 'dial_intended'].map(carriesResults)).toEqual([false, false, false]);
  expect(['answered', 'hung_up', 'analyzed', 'step_failed', 'a_new_one'].every(carriesResults)).toBe(true);
});
