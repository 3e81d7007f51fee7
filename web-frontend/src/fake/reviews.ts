import { HttpResponse, http, type RequestHandler } from 'msw';
import { z } from '@/lib/z';
import { DIALOGUE } from './dialogue';

const Decision = z.object({ disposition: z.string(), interest_level: z.string() });

/** A few talks whose meaning is in doubt, until somebody decides. */
export function reviewHandlers(): RequestHandler[] {
  const since = new Date(Date.now() - 600_000).toISOString();
  const utterances = DIALOGUE.slice(0, 6).map(({ speaker, text }, index) => ({
    no: index + 1,
    speaker,
    text,
    offset: index * 4,
  }));
  const said = utterances.find(({ speaker }) => speaker === 'customer');
  const call = (id: string, phone_number: string, more: object) => ({
    id,
    phone_number,
    language: 'ru',
    voice: 'female',
    greeting_message: '',
    prompt: '',
    status: 'preparing_followup',
    crm_status: 'not_created',
    followup_status: 'none',
    created_at: since,
    updated_at: since,
    utterances,
    ...more,
  });
  const judged = {
    disposition: 'interested',
    interest_level: 'medium',
    confidence: 0.46,
    summary: 'Клиент слушал, спросил о цене и не сказал ни да, ни нет.',
    evidence: said === undefined ? [] : [{ judgement: 'disposition', quote: said.text, utterance: said.no }],
  };
  const message = 'Спасибо за разговор! Пришлём подробности и перезвоним.';
  let waiting = [
    {
      since,
      reasons: ['low_confidence'],
      proposed_message: message,
      proposed_lead: true,
      call: call('review-1', '+998901112201', judged),
    },
    {
      since,
      reasons: ['not_analysable'],
      proposed_message: null,
      proposed_lead: false,
      call: call('review-2', '+992927770012', {}),
    },
  ];
  return [
    http.get('*/api/reviews', () =>
      HttpResponse.json({ items: waiting, next_cursor: null, total: waiting.length }),
    ),
    http.post('*/api/calls/:id/review', async ({ params, request }) => {
      const decided = waiting.find((item) => item.call.id === params.id);
      if (decided === undefined) {
        return HttpResponse.json({ title: 'Conflict', code: 'call.not_waiting' }, { status: 409 });
      }
      waiting = waiting.filter((item) => item !== decided);
      const decision = z.parse(Decision, await request.json());
      return HttpResponse.json({ ...decided.call, ...decision, status: 'sending_sms' });
    }),
  ];
}
