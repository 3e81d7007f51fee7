import { HttpResponse, http, type RequestHandler } from 'msw';
import type { Call, CallStatus, TimelineEntry } from '@/entities/call/schema';
import { z } from '@/lib/z';
import { FakeAccounts } from './accounts';
import { FakeDialling, type LostCall } from './dialling';
import { DIALOGUE } from './dialogue';
import { figures } from './figures';
import { privacyHandlers } from './privacy';
import { problem } from './problem';
import { reanalysisHandlers } from './reanalyses';
import { recording } from './recording';
import { reviewHandlers } from './reviews';
import { aStatus } from './status';

/** What a number's last digit makes of a call: 4 nobody answers, 5 busy, 9 the SMS fails, else interest. */
type Fate = 'no_answer' | 'busy' | 'sms_fails' | 'interested';

const NewCall = z.object({
  phone_number: z.catch(z.string(), ''),
  language: z.catch(z.enum(['ru', 'uz', 'tj', 'auto']), 'ru'),
  voice: z.catch(z.enum(['male', 'female', 'neutral']), 'female'),
  greeting_message: z.catch(z.string(), ''),
  prompt: z.catch(z.string(), ''),
});

const Credentials = z.object({ username: z.string(), password: z.string() });

const FINDINGS = [
  { subject: 'credentials', verdict: 'right', code: 'ok', message: 'The key is accepted.' },
  { subject: 'role', verdict: 'right', code: 'ok', message: 'The key may start scenarios and read history.' },
  {
    subject: 'funds',
    verdict: 'doubtful',
    code: 'funds.low',
    message: 'There are 2.10 USD left, which is enough for about 40 minutes. Top up the account.',
  },
  { subject: 'rule', verdict: 'right', code: 'ok', message: 'The rule "outbound" has the scenario "halo".' },
  {
    subject: 'caller_id',
    verdict: 'wrong',
    code: 'caller_id.unverified',
    message: '+998 71 200-00-00 is not verified. Verify it in the control panel, under Numbers, Caller IDs.',
  },
];

type FactData = Record<string, unknown>;

export interface FakeSettings {
  /** 10 plays a call ten times faster than life. */
  readonly speed: number;
  /** Who signs in as admin is one, unless this says otherwise. */
  readonly role?: string | undefined;
  /** The brakes that are on at first. */
  readonly brakes?: readonly string[];
}

/** A backend that lives in this process: enough of the API to develop and look at the pages without the real one. */
export class FakeBackend {
  readonly #speed: number;
  readonly #accounts: FakeAccounts;
  readonly #dialling: FakeDialling;
  readonly #calls = new Map<string, Call>();
  readonly #clients = new Set<(frame: string) => void>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #position = 0;

  constructor({ speed, role = 'admin', brakes = [] }: FakeSettings) {
    this.#speed = speed;
    this.#accounts = new FakeAccounts(role);
    const lost = ['+998901112233', '+992927770011', '+79161234567'].map((phone) => this.#lose(phone));
    const settle = (id: string, rang: boolean, redial: boolean) => this.#settle(id, rang, redial);
    this.#dialling = new FakeDialling({ lost, settle }, brakes);
  }

  get handlers(): RequestHandler[] {
    return [
      http.get('*/api/system', () =>
        HttpResponse.json({
          version: '0.1.0',
          profile: 'mock',
          mocks: ['voice', 'analyzer', 'sms', 'crm'],
          insecure_sign_in: true,
        }),
      ),
      http.get('*/api/system/status', () => HttpResponse.json(aStatus())),
      http.post('*/api/auth/login', async ({ request }) => {
        const given = z.safeParse(Credentials, await request.json());
        const right = given.success && given.data.username === 'admin' && given.data.password === 'admin';
        return right ? tokenAnswer() : problem(401, 'auth.bad_credentials');
      }),
      http.post('*/api/auth/refresh', () => tokenAnswer()),
      http.post('*/api/auth/logout', () => new HttpResponse(null, { status: 204 })),
      ...this.#accounts.handlers,
      ...this.#dialling.handlers,
      ...reviewHandlers(),
      ...reanalysisHandlers(),
      ...privacyHandlers(),
      http.post('*/api/calls', async ({ request }) => {
        const body = z.safeParse(NewCall, await request.json());
        if (!body.success) return problem(400, 'body.unreadable');
        const errors = this.#badFields(body.data);
        if (errors.length > 0) return problem(422, 'invalid', errors);
        if (!this.#dialling.isOpen) return problem(409, 'call.refused.stopped');
        if (body.data.phone_number.startsWith('+1')) return problem(409, 'call.refused.country');
        return HttpResponse.json(this.#place(body.data), { status: 201 });
      }),
      http.get('*/api/calls', ({ request }) => {
        const limit = Number(new URL(request.url).searchParams.get('limit') ?? 50);
        const items = [...this.#calls.values()].reverse();
        return HttpResponse.json({ items: items.slice(0, limit), next_cursor: null, total: items.length });
      }),
      http.get('*/api/calls/:id', ({ params }) => this.#answer(params.id)),
      http.post('*/api/calls/:id/cancel', ({ params }) => {
        const call = this.#calls.get(String(params.id));
        if (call === undefined) return problem(404, 'call.not_found');
        if (!call.can_cancel) return problem(409, 'call.already_ended');
        this.#tell(call.id, 'cancel_requested', 'canceled', { by: 'admin' });
        this.#tell(call.id, 'hang_up_sent', 'canceled', {});
        return this.#answer(call.id);
      }),
      http.post('*/api/calls/:id/retry', ({ params }) => {
        const call = this.#calls.get(String(params.id));
        if (call === undefined) return problem(404, 'call.not_found');
        if (!call.can_retry) return problem(409, 'call.not_failed');
        this.#tell(call.id, 'retry_requested', 'sending_sms', { by: 'admin', step: 'send_sms' });
        this.#later(1, () => this.#finish(call.id));
        return this.#answer(call.id);
      }),
      http.post('*/api/calls/:id/recording/permission', ({ params }) =>
        HttpResponse.json({
          url: `/api/recordings/${params.id}`,
          expires_at: new Date(Date.now() + 300_000).toISOString(),
        }),
      ),
      http.get('*/api/recordings/:id', () =>
        HttpResponse.arrayBuffer(recording().buffer, { headers: { 'Content-Type': 'audio/wav' } }),
      ),
      http.delete('*/api/calls/:id/recording', ({ params }) => {
        const call = this.#calls.get(String(params.id));
        if (call === undefined) return problem(404, 'call.not_found');
        this.#change(call.id, { has_recording: false });
        this.#tell(call.id, 'recording_deleted', call.status, { by: 'admin' });
        return new HttpResponse(null, { status: 204 });
      }),
      http.get('*/api/analytics', ({ request }) => {
        const { searchParams } = new URL(request.url);
        return HttpResponse.json(figures(searchParams.get('from'), searchParams.get('to')));
      }),
      http.post('*/api/telephony/check', async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        return HttpResponse.json({ ok: false, checked_at: new Date().toISOString(), findings: FINDINGS });
      }),
      http.get('*/api/sandbox/messages', () => HttpResponse.json({ items: this.#messages() })),
      http.get('*/api/events', () => this.#stream()),
    ];
  }

  /** Stops everything under way. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#clients.clear();
  }

  #badFields(body: z.infer<typeof NewCall>) {
    const errors: { field: string; code: string; message: string }[] = [];
    if (!/^\+[1-9]\d{7,14}$/.test(body.phone_number)) {
      errors.push({ field: 'phone_number', code: 'phone.format', message: 'not an E.164 number' });
    }
    if (body.greeting_message.trim() === '') {
      errors.push({ field: 'greeting_message', code: 'greeting.blank', message: 'must not be blank' });
    }
    if (body.prompt.trim() === '') {
      errors.push({ field: 'prompt', code: 'prompt.blank', message: 'must not be blank' });
    }
    return errors;
  }

  #place(body: z.infer<typeof NewCall>, dials = true): Call {
    const now = new Date().toISOString();
    const call: Call = {
      ...body,
      id: crypto.randomUUID(),
      status: 'initiating',
      voximplant_call_id: null,
      duration: null,
      ending: null,
      disposition: null,
      transcript: null,
      utterances: [],
      summary: null,
      followup_message: null,
      customer_interest: null,
      interest_level: null,
      evidence: [],
      crm_status: 'pending',
      crm_id: null,
      telegram_link_sent: false,
      followup_status: 'none',
      failure: null,
      cost: null,
      has_recording: false,
      opted_out: false,
      callback_words: null,
      created_by: 'admin',
      created_at: now,
      updated_at: now,
      completed_at: null,
      timeline: [],
      can_cancel: true,
      confidence: null,
      callback_at: null,
      can_retry: false,
    };
    this.#calls.set(call.id, call);
    this.#tell(call.id, 'requested', 'initiating', { by: 'admin' });
    if (dials) this.#later(1, () => this.#dial(call.id));
    return this.#calls.get(call.id) ?? call;
  }

  #dial(id: string): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    const fate = fateOf(call.phone_number);
    this.#tell(id, 'dial_intended', 'initiating', {});
    this.#tell(id, 'session_started', 'calling', { session_id: 'fake' });
    this.#later(1, () => this.#tell(id, 'ringing', 'calling', {}));
    if (fate === 'no_answer' || fate === 'busy') {
      this.#later(6, () => {
        this.#change(id, {
          ending: fate,
          disposition: fate,
          crm_status: 'not_created',
          followup_status: 'skipped',
        });
        this.#tell(id, 'hung_up', 'completed', { ending: fate });
      });
      return;
    }
    this.#later(4, () => this.#tell(id, 'answered', 'calling', {}));
    DIALOGUE.forEach((line, index) => {
      this.#later(4 + line.offset, () => {
        const before = this.#calls.get(id);
        if (before === undefined || before.status !== 'calling') return;
        this.#change(id, { utterances: [...before.utterances, { ...line, no: index + 1 }] });
        this.#tell(id, 'said', 'calling', { ...line, no: index + 1 });
      });
    });
    this.#later(48, () => {
      this.#change(id, {
        duration: 43,
        ending: 'completed',
        has_recording: true,
        callback_words: fate === 'sms_fails' ? 'завтра после шести' : null,
        opted_out: fate === 'sms_fails',
      });
      this.#tell(id, 'hung_up', 'analyzing', { ending: 'completed' });
      this.#tell(id, 'transcribed', 'analyzing', { lines: DIALOGUE.length });
    });
    this.#later(51, () => {
      this.#change(id, {
        disposition: 'interested',
        summary:
          'Клиенту не хватало интернета; он готов перейти на «Бизнес 80» за 94 000 сумов и просит прислать условия.',
        customer_interest: 'Пакет «Бизнес 80»: 80 ГБ и безлимит по сети',
        interest_level: 'high',
        evidence: [
          { judgement: 'interested', quote: 'Пришлите условия сообщением, и я подтвержу.', utterance: 6 },
        ],
      });
      this.#tell(id, 'analyzed', 'preparing_followup', { disposition: 'interested', confidence: 0.93 });
    });
    this.#later(53, () => {
      const message =
        'Здравствуйте! Условия «Бизнес 80»: 80 ГБ, безлимит по сети, 94 000 сумов в месяц. Подтвердить: t.me/navruz';
      this.#change(id, { followup_message: message, followup_status: 'prepared' });
      this.#tell(id, 'followup_prepared', 'sending_sms', { message });
      if (fate !== 'sms_fails') this.#later(2, () => this.#finish(id));
      else this.#later(2, () => this.#fail(id));
    });
  }

  /** A call of which nobody can tell whether the phone rang. */
  #lose(phone_number: string): LostCall {
    const { id } = this.#place(
      { phone_number, language: 'ru', voice: 'female', greeting_message: 'Здравствуйте!', prompt: '—' },
      false,
    );
    this.#tell(id, 'dial_intended', 'initiating', {});
    this.#tell(id, 'session_started', 'calling', { session_id: 'fake' });
    const failure = { step: 'dial', code: 'dial.unknown', message: 'nobody can tell' } as const;
    this.#change(id, { failure, can_retry: false });
    this.#tell(id, 'line_lost', 'failed', {});
    return { attempt_id: crypto.randomUUID(), call_id: id, phone_number };
  }

  #settle(id: string, rang: boolean, redial: boolean): Call | undefined {
    if (redial) {
      this.#change(id, { failure: null });
      this.#later(2, () => this.#dial(id));
    }
    this.#tell(id, 'attempt_settled', redial ? 'initiating' : 'failed', { by: 'admin', attempt: 1, rang });
    return this.#calls.get(id);
  }

  #messages() {
    return [...this.#calls.values()]
      .filter(({ followup_message }) => followup_message !== null)
      .map(({ id, phone_number, followup_message, updated_at }) => ({
        id: `m-${id}`,
        channel: 'sms',
        to: phone_number,
        text: followup_message,
        sent_at: updated_at,
        call_id: id,
      }));
  }

  #fail(id: string): void {
    const failure = {
      step: 'send_sms',
      code: 'sms.rejected',
      message: 'The provider refused the sender name',
    } as const;
    this.#change(id, { failure, can_retry: true, can_cancel: false });
    this.#tell(id, 'step_failed', 'failed', { ...failure });
  }

  #finish(id: string): void {
    this.#change(id, { followup_status: 'sent', telegram_link_sent: true, failure: null, can_retry: false });
    this.#tell(id, 'followup_sent', 'adding_to_crm', { channel: 'sms', message_id: 'sms-1' });
    this.#later(2, () => {
      this.#change(id, { crm_status: 'added', crm_id: 'lead-4711' });
      this.#tell(id, 'lead_recorded', 'completed', { crm_id: 'lead-4711' });
      const cost = { total: '0.0437', call: '0.0312', recording: '0.0015', other: '0.011', currency: 'USD' };
      this.#change(id, { cost });
      this.#tell(id, 'cost_counted', 'completed', { amount: cost.total, currency: cost.currency });
    });
  }

  #change(id: string, change: Partial<Call>): void {
    const call = this.#calls.get(id);
    if (call !== undefined) this.#calls.set(id, { ...call, ...change });
  }

  #tell(id: string, type: string, status: CallStatus, data: FactData): void {
    const call = this.#calls.get(id);
    if (call === undefined || (call.status === 'canceled' && status !== 'canceled')) return;
    const at = new Date().toISOString();
    this.#position += 1;
    const fact: TimelineEntry = { no: this.#position, type, at, status, attempt: null, data };
    const over = status === 'completed' || status === 'canceled' || status === 'failed';
    this.#calls.set(id, {
      ...call,
      status,
      updated_at: at,
      completed_at: over ? at : null,
      can_cancel: !over,
      timeline: type === 'said' ? call.timeline : [...call.timeline, fact],
    });
    const frame = `id: ${this.#position}\nevent: fact\ndata: ${JSON.stringify({ ...fact, call_id: id })}\n\n`;
    for (const send of this.#clients) send(frame);
  }

  #later(seconds: number, action: () => void): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        action();
      },
      (seconds * 1_000) / this.#speed,
    );
    this.#timers.add(timer);
  }

  #answer(id: unknown): Response {
    const call = this.#calls.get(String(id));
    return call === undefined ? problem(404, 'call.not_found') : HttpResponse.json(call);
  }

  #stream(): Response {
    const encoder = new TextEncoder();
    let send: (frame: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        send = (frame) => controller.enqueue(encoder.encode(frame));
        this.#clients.add(send);
        send(`id: ${this.#position}\nevent: hello\ndata: {}\n\n`);
      },
      cancel: () => {
        this.#clients.delete(send);
      },
    });
    return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }
}

function fateOf(phone: string): Fate {
  if (phone.endsWith('4')) return 'no_answer';
  if (phone.endsWith('5')) return 'busy';
  return phone.endsWith('9') ? 'sms_fails' : 'interested';
}

function tokenAnswer(): Response {
  return HttpResponse.json({ access_token: 'fake', token_type: 'bearer', expires_in: 600 });
}
