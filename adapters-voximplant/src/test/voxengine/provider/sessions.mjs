// The sessions of the loopback provider: each runs the real scenario, and stands in the history that the account can
// read, as late and as odd as the script says.

import { randomBytes } from 'node:crypto';
import { startSession } from '../simulator/life.mjs';

const CALLER = '998712000000';
const FORGED_TICKET = 'f'.repeat(32);

/**
 * @typedef {object} Kept what stays of a session
 * @property {number} id
 * @property {string} attempt
 * @property {string} customData as it arrived
 * @property {string} token of the control address
 * @property {number} startedAt
 * @property {number} [endedAt]
 * @property {boolean} died
 * @property {boolean} held
 * @property {import('../simulator/session.mjs').Session} [session] while it runs
 * @property {object[]} calls
 * @property {string[]} faults rules of the platform that the scenario broke
 */

export class Sessions {
  /** @type {Map<number, Kept>} */
  #byId = new Map();
  /** @type {Map<string, Kept>} */
  #byToken = new Map();
  #lastId = Date.now() * 1000;
  #script;
  #rings;
  #base;
  /** Requests of somebody who does not have the ticket: how many, and how many of them HALO believed. */
  forged = { sent: 0, believed: 0 };

  /**
   * @param {import('./script.mjs').Script} script
   * @param {import('./ring-log.mjs').RingLog} rings
   * @param {() => string} base the provider's own address
   */
  constructor(script, rings, base) {
    this.#script = script;
    this.#rings = rings;
    this.#base = base;
  }

  /** Accepts a session; it runs after a moment, unless it is only held. */
  begin(customData, isHeld) {
    const { custom_data_bytes, late, late_ms, start_ms } = this.#script.now;
    const arrived = Buffer.from(customData, 'utf8').subarray(0, custom_data_bytes).toString('utf8');
    const kept = {
      id: ++this.#lastId,
      attempt: arrived.split('.')[0],
      customData: arrived,
      token: randomBytes(12).toString('hex'),
      startedAt: Date.now(),
      died: false,
      held: isHeld,
      calls: [],
      faults: [],
    };
    this.#byId.set(kept.id, kept);
    this.#byToken.set(kept.token, kept);
    if (!isHeld) {
      const wait = this.#script.happens(late) ? late_ms : this.#script.within(start_ms);
      setTimeout(() => this.#run(kept), wait);
    }
    return kept;
  }

  controlUrl(kept) {
    return `${this.#base()}/request/${kept.token}`;
  }

  #run(kept) {
    const { halo, pace, sessions } = this.#script.now;
    const faults = {
      seed: kept.id,
      ...sessions,
      end_report_lost: this.#script.happens(sessions.end_report_lost),
      dies_after: this.#death(sessions),
    };
    if (this.#script.happens(sessions.forged)) {
      this.#forge(kept);
    }
    kept.session = startSession(
      {
        session_id: kept.id,
        custom_data: kept.customData,
        control_url: this.controlUrl(kept),
        halo,
        pace,
        faults,
      },
      {
        onRing: (call) => this.#rings.rang(call.number, kept.attempt, kept.id),
        personOf: (number) => this.#script.personOf(number),
        onOver: () => setImmediate(() => this.#over(kept, faults)),
        onPermitAnswer: (answer) => this.#heeded(kept, answer),
      },
    );
  }

  #death({ dies_after_permit, dies_after_dialling, dies_after_answer }) {
    const chances = [
      ['permit', dies_after_permit],
      ['dialled', dies_after_dialling],
      ['answered', dies_after_answer],
    ];
    return chances.find(([, probability]) => this.#script.happens(probability))?.[0];
  }

  #over(kept, faults) {
    const { session } = kept;
    kept.endedAt = Date.now();
    kept.died = faults.dies_after !== undefined || (faults.end_report_lost && faults.dies_when_end_is_lost);
    kept.calls = session.calls.map(ended);
    kept.faults = session.faults;
    kept.session = undefined;
  }

  /** HALO's answer, or with the permit switched off a yes whatever it is. */
  async #heeded(kept, answer) {
    const { with_permit, phone_book } = this.#script.now;
    if (with_permit || (answer.code === 200 && answer.text?.includes('"granted":true'))) {
      return answer;
    }
    const response = await fetch(`${phone_book}/${kept.attempt}`);
    const phone = response.ok ? await response.text() : '';
    const call = {
      phone_number: phone,
      caller_id: CALLER,
      greeting: 'Здравствуйте!',
      model: 'gpt-realtime',
      ai: { base_url: null, secret_name: 'OPENAI_API_KEY' },
    };
    return { code: 200, text: JSON.stringify({ granted: phone !== '', call }) };
  }

  async #forge(kept) {
    const node = [this.#script.now.halo].flat()[0];
    const who = { attempt: kept.attempt, ticket: FORGED_TICKET, session: String(kept.id) };
    const at = new Date().toISOString();
    const events = [{ n: 1, type: 'hung_up', at, ending: 'completed', code: 200, reason: 'forged' }];
    const control_url = this.controlUrl(kept);
    const tries = [
      ['permit', { ...who, control_url }, (body) => body.granted === true],
      ['reports', { ...who, seq: 1, events }, (body) => body.ack !== undefined],
    ];
    for (const [what, body, isBelieved] of tries) {
      try {
        const response = await fetch(`${node}/api/voice/${what}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        });
        this.forged.sent++;
        const text = await response.text();
        if (response.status === 200 && isBelieved(JSON.parse(text))) {
          this.forged.believed++;
        }
      } catch {
        // HALO is down at the moment, or says nothing that can be read: it believes nothing, then
      }
    }
  }

  /** Somebody calls a control address; answers whether there is such a session that runs. */
  command(token, method, body) {
    const session = this.#byToken.get(token)?.session;
    session?.command(body, method);
    return session !== undefined;
  }

  /** For whoever looks at the provider from outside. */
  all() {
    return [...this.#byId.values()].map((kept) => {
      const { session, ...rest } = kept;
      return {
        ...rest,
        control_url: this.controlUrl(kept),
        state: session?.state ?? (kept.endedAt === undefined ? 'waiting' : 'terminated'),
        faults: session?.faults ?? kept.faults,
        calls: session?.calls.map(ended) ?? kept.calls,
      };
    });
  }

  /** What the scenario did wrong by the platform's rules, over all sessions. */
  faults() {
    return [...this.#byId.values()].flatMap((kept) => kept.session?.faults ?? kept.faults);
  }

  get running() {
    return [...this.#byId.values()].filter((kept) => kept.session !== undefined).length;
  }

  get count() {
    return this.#byId.size;
  }

  /** The history's rows as they stand at a moment that lies back by the lag. */
  history() {
    const { history_lag_ms, strangers } = this.#script.now;
    const seen = Date.now() - history_lag_ms;
    const ours = [...this.#byId.values()]
      .filter((kept) => kept.startedAt <= seen)
      .map((kept) => this.#row(kept, seen));
    return [...ours, ...Array.from({ length: strangers }, (_, no) => stranger(no, seen))];
  }

  #row(kept, seen) {
    const { account, end_reason } = this.#script.now;
    const isActive = kept.held ? false : kept.endedAt === undefined || kept.endedAt > seen;
    const calls = kept.session?.calls.map(ended) ?? kept.calls;
    return {
      call_session_history_id: kept.id,
      account_id: account.account_id,
      application_id: account.application.application_id,
      application_name: account.application.application_name,
      rule_name: account.rules[0]?.rule_name ?? null,
      start_date: stamp(kept.startedAt),
      duration: isActive ? 0 : seconds((kept.endedAt ?? kept.startedAt) - kept.startedAt),
      initiator_address: '127.0.0.1',
      media_server_address: '127.0.0.1',
      log_file_url: `${this.#base()}/logs/${kept.id}`,
      active: isActive,
      finish_reason: isActive ? '' : kept.died ? 'JS session error' : 'Normal termination',
      custom_data: kept.customData,
      calls: calls.filter((call) => call.placedAt <= seen).map((call, no) => leg(kept, call, no, end_reason)),
      records: [],
      other_resource_usage: isActive
        ? []
        : [
            {
              resource_type: 'CALLSESSION',
              resource_quantity: 1,
              unit: 'minute',
              cost: 0.002,
              used_at: stamp(kept.startedAt),
            },
          ],
    };
  }

  /** Ends all of them, as when the platform is switched off. */
  stop() {
    for (const { session } of this.#byId.values()) {
      session?.die();
    }
  }
}

function ended(call) {
  const { number, callerId, placedAt, answeredAt, endedAt, failedWith } = call;
  return { number, callerId, placedAt, answeredAt, endedAt, failedWith };
}

function leg(kept, call, no, endReason) {
  const talked = call.answeredAt === undefined ? 0 : (call.endedAt ?? Date.now()) - call.answeredAt;
  const code = call.answeredAt === undefined ? (call.failedWith ?? 487) : 200;
  const details = code === 200 ? 'Normal call clearing' : `SIP ${code}`;
  const reasons = { object: { code, details }, string: `${code} ${details}` };
  return {
    call_id: kept.id * 8 + no,
    start_time: stamp(call.placedAt),
    duration: seconds(talked),
    local_number: call.callerId,
    remote_number: call.number,
    remote_number_type: 'pstn',
    incoming: false,
    successful: call.answeredAt !== undefined,
    transaction_id: kept.id * 8 + 4 + no,
    record_url: null,
    media_server_address: '127.0.0.1',
    cost: talked === 0 ? 0 : 0.042,
    direction: 'outgoing',
    custom_data: '',
    ...(endReason === 'none' ? {} : { end_reason: reasons[endReason] }),
  };
}

function stranger(no, seen) {
  return {
    call_session_history_id: 77_000 + no,
    application_id: 999,
    application_name: 'other.halo-test.voximplant.com',
    rule_name: 'other',
    start_date: stamp(seen - 60_000 * no),
    duration: 12,
    active: false,
    finish_reason: 'Normal termination',
    custom_data: `order-${no}`,
    calls: [],
    records: [],
    other_resource_usage: [],
  };
}

/** As the API writes times: YYYY-MM-DD HH:mm:ss in UTC. */
export function stamp(at) {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function seconds(milliseconds) {
  return Math.max(0, Math.round(milliseconds / 1000));
}
