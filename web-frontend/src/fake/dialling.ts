import { HttpResponse, http, type RequestHandler } from 'msw';
import type { BrakeApplied, Dialling } from '@/entities/dialling/schema';
import { z } from '@/lib/z';
import { problem } from './problem';

const HOUR = 3_600_000;
const RELEASABLE = ['operator', 'funds', 'account', 'restore'] as const;

const Stop = z.object({ reason: z.string() });
const Release = z.object({ brake: z.enum(RELEASABLE) });
const Settle = z.object({ rang: z.boolean(), redial: z.boolean() });

/** Zones of Russia from one end to the other. */
const RUSSIA = ['Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Kamchatka'];

const POLICY: Dialling['policy'] = {
  countries: [
    { country: 'UZ', zones: ['Asia/Tashkent'], from: '09:00', until: '21:00', needs_consent: false },
    { country: 'TJ', zones: ['Asia/Dushanbe'], from: '08:00', until: '20:00', needs_consent: true },
    { country: 'RU', zones: RUSSIA, from: '09:00', until: '21:00', needs_consent: false },
    { country: 'KZ', zones: ['Asia/Almaty'], from: '00:00', until: '00:00', needs_consent: false },
    { country: 'KG', zones: ['Asia/Bishkek'], from: '09:00', until: '09:30', needs_consent: false },
  ],
  caps: { per_number_and_day: 3, per_hour: 500, spend_per_day: { amount: '25', currency: 'USD' } },
};

/** A call whose attempt nobody can tell about. */
export interface LostCall {
  readonly attempt_id: string;
  readonly call_id: string;
  readonly phone_number: string;
}

interface Calls {
  readonly lost: readonly LostCall[];
  /** What becomes of the call of a settled attempt; gives it as it is then. */
  readonly settle: (callId: string, rang: boolean, redial: boolean) => object | undefined;
}

/** Brakes, policy and attempts to settle, as the pages need them. `on` names the brakes that are on at first. */
export class FakeDialling {
  #brakes: BrakeApplied[];
  readonly #calls: Calls;
  readonly #settled = new Set<string>();

  constructor(calls: Calls, on: readonly string[]) {
    this.#calls = calls;
    const began = new Date(Date.now() - 2 * HOUR).toISOString();
    this.#brakes = RELEASABLE.filter((brake) => on.includes(brake)).map((brake) => ({
      brake,
      reason: brake === 'operator' ? 'Жалобы на звонки после обеда' : `${brake}.noticed`,
      by: brake === 'operator' ? 'nigora' : 'halo',
      since: began,
    }));
  }

  get isOpen(): boolean {
    return this.#brakes.length === 0;
  }

  get handlers(): RequestHandler[] {
    return [
      http.get('*/api/dialling', () => HttpResponse.json(this.#state())),
      http.post('*/api/dialling/stop', async ({ request }) => {
        const { reason } = z.parse(Stop, await request.json());
        if (!this.#isOn('operator')) {
          this.#brakes.push({ brake: 'operator', reason, by: 'admin', since: new Date().toISOString() });
        }
        return HttpResponse.json(this.#state());
      }),
      http.post('*/api/dialling/release', async ({ request }) => {
        const { brake } = z.parse(Release, await request.json());
        if (!this.#isOn(brake)) return problem(409, 'brake.not_applied');
        this.#brakes = this.#brakes.filter((applied) => applied.brake !== brake);
        return HttpResponse.json(this.#state());
      }),
      http.get('*/api/dialling/unknown', () => {
        const items = this.#open().map((lost, index) => ({
          ...lost,
          attempt: 1 + (index % 2),
          session_id: `fake-${index}`,
          granted_at: new Date(Date.now() - (26 + 5 * index) * HOUR).toISOString(),
          since: new Date(Date.now() - (2 + 5 * index) * HOUR).toISOString(),
          reason: 'history.silent',
        }));
        return HttpResponse.json({ items, next_cursor: null, total: items.length });
      }),
      http.post('*/api/dialling/unknown/:id/settle', async ({ params, request }) => {
        const { rang, redial } = z.parse(Settle, await request.json());
        const lost = this.#open().find(({ attempt_id }) => attempt_id === params.id);
        if (lost === undefined) return problem(409, 'attempt.not_unknown');
        this.#settled.add(lost.attempt_id);
        return HttpResponse.json(this.#calls.settle(lost.call_id, rang, redial));
      }),
      http.get('*/api/dialling/restore', () =>
        HttpResponse.json({
          frozen: this.#isOn('restore'),
          since: new Date(Date.now() - 2 * HOUR).toISOString(),
          epoch: 3,
          attempts_open: 4,
          settled: 127,
          strangers: [
            { session_id: '4150982271', started_at: new Date(Date.now() - 3 * HOUR).toISOString() },
            { session_id: '4150982304', started_at: new Date(Date.now() - 2.9 * HOUR).toISOString() },
          ],
        }),
      ),
    ];
  }

  #isOn(brake: string): boolean {
    return this.#brakes.some((applied) => applied.brake === brake);
  }

  #open(): readonly LostCall[] {
    return this.#calls.lost.filter(({ attempt_id }) => !this.#settled.has(attempt_id));
  }

  #state(): Dialling {
    return {
      open: this.isOpen,
      brakes: this.#brakes,
      unknown_attempts: this.#open().length,
      funds: { amount: this.#isOn('funds') ? '-0.4' : '42.186', currency: 'USD' },
      policy: POLICY,
    };
  }
}
