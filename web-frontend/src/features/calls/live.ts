import {
  type Call,
  isOver,
  type PushedFact,
  Speaker,
  type TimelineEntry,
  type Utterance,
} from '@/entities/call/schema';
import { z } from '@/lib/z';

const Said = z.object({
  no: z.number(),
  speaker: Speaker,
  text: z.string(),
  offset: z.number(),
});

/** Facts after which the call itself has news that the fact does not carry. */
const WITHOUT_RESULTS = new Set(['requested', 'dial_intended', 'ringing', 'said', 'effect_started']);

export function carriesResults(type: string): boolean {
  return !WITHOUT_RESULTS.has(type);
}

/**
 * The call as it is after a pushed fact: a line more, or a fact more in the timeline with its status. A fact that the
 * call already knows changes nothing, so facts may repeat and may be laid over an answer fetched after them.
 */
export function withFact(call: Call, fact: PushedFact): Call {
  if (fact.call_id !== call.id) return call;
  if (fact.type === 'said') return withLine(call, fact);
  if (call.timeline.some(({ no }) => no === fact.no)) return call;
  const newest = call.timeline.every(({ no }) => no < fact.no);
  const { call_id: _, ...entry } = fact;
  const timeline = [...call.timeline, entry].sort(byTime);
  if (!newest) return { ...call, timeline };
  return {
    ...call,
    timeline,
    status: fact.status,
    updated_at: fact.at,
    completed_at: isOver(fact.status) ? fact.at : null,
    can_cancel: call.can_cancel && !isOver(fact.status),
  };
}

/** As the API orders a timeline. */
function byTime(a: TimelineEntry, b: TimelineEntry): number {
  return Date.parse(a.at) - Date.parse(b.at) || a.no - b.no;
}

function withLine(call: Call, fact: PushedFact): Call {
  const said = z.safeParse(Said, fact.data);
  if (!said.success) return call;
  const line: Utterance = said.data;
  if (call.utterances.some(({ no }) => no === line.no)) return call;
  return { ...call, utterances: [...call.utterances, line].sort((a, b) => a.no - b.no) };
}
