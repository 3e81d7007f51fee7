// Everything around one session: HALO, the phone, the models; and the rules that hold in every story.

import vm from 'node:vm';
import { VirtualClock } from './clock.mjs';
import { Halo } from './halo.mjs';
import { RealtimeModel } from './realtime-model.mjs';
import { Session } from './session.mjs';
import { TextModel } from './text-model.mjs';

export const HALO_URL = 'https://halo.example.com';
const ATTEMPT = '0d9f2f6e-6c1b-4b5e-9a53-6f2a4b7f1c11';
const TICKET = '5e884898da28047151d0e56f8dc62927';
const SESSION = 4_611_686_018_427;
const CONTROL_URL = 'https://www-ru-03-22.voximplant.com/request/c0ffee.1772/9b3e';
const API_KEY = 'sk-test-0123456789';
/** How long a permit may be on its way, and how long asking may take. */
const FRESH = 15_000;
const WINDOW = 20_000;

export class World {
  clock = new VirtualClock();

  /**
   * @param {vm.Script} script the scenario, compiled
   * @param {{plan?: object, platform?: object, customData?: string, secrets?: object}} [given] what is special here
   */
  constructor(script, given = {}) {
    const identity = { attempt: ATTEMPT, ticket: TICKET, session: String(SESSION) };
    this.halo = new Halo(this.clock, identity, given.plan);
    this.model = new RealtimeModel(this.clock);
    this.textModel = new TextModel(this.clock);
    this.session = new Session({
      script,
      clock: this.clock,
      customData: given.customData ?? `${ATTEMPT}.${TICKET}`,
      sessionId: SESSION,
      controlUrl: CONTROL_URL,
      secrets: given.secrets ?? { OPENAI_API_KEY: API_KEY },
      http: (request) => this.#http(request),
      openModel: (parameters, session) => this.model.open(parameters, session),
      options: given.platform,
    });
  }

  #http(request) {
    return request.url.startsWith(HALO_URL) ? this.halo.answer(request) : this.textModel.answer(request);
  }

  get call() {
    return this.session.calls[0];
  }

  pass(milliseconds) {
    return this.clock.pass(milliseconds);
  }

  // --- how far a story has come ---

  async dialled() {
    this.session.start();
    await this.pass(1000);
  }

  async ringing() {
    await this.dialled();
    this.call.ring();
    await this.pass(4000);
  }

  /** The person has picked up; the model is being opened. */
  async pickedUp() {
    await this.ringing();
    this.call.answer();
  }

  /** The opening has been said and heard. */
  async talking() {
    await this.pickedUp();
    await this.pass(9000);
  }

  /** The person says something, and it is written down and answered. */
  async says(text, how) {
    this.model.hears(this.call, text, how);
    await this.pass(5000);
  }

  /** Long enough for the session to end, whatever it is still about. */
  async over() {
    await this.pass(200_000);
  }

  // --- what came of it ---

  get end() {
    return this.halo.events('hung_up')[0];
  }

  get lines() {
    return this.halo.events('said').map(({ speaker, text }) => `${speaker}: ${text}`);
  }

  /** What must hold in every story, as a list of what does not. */
  broken() {
    return [
      ...this.session.faults,
      ...this.halo.faults,
      ...this.#dialling(),
      ...this.#privacy(),
      ...this.#reporting(),
    ];
  }

  #dialling() {
    const broken = [];
    const call = this.call;
    if (call !== undefined) {
      const usable = this.halo.yeses.filter(
        (yes) => yes.toldAt <= call.placedAt && call.placedAt - yes.askedAt <= FRESH,
      );
      if (usable.length === 0) {
        broken.push('a phone was rung without a fresh yes');
      }
      if (call.placedAt - this.halo.asked[0].at > WINDOW) {
        broken.push('a phone was rung after the time for asking');
      }
      if (!/^\d+$/.test(call.number) || !/^\d+$/.test(call.callerId)) {
        broken.push('a number that is not digits alone');
      }
    }
    if (this.session.state !== 'terminated') {
      broken.push(`the session is ${this.session.state} in the end`);
    }
    return broken;
  }

  #privacy() {
    const { plan } = this.halo;
    const digits = (number) => number.replace(/\D/g, '');
    const secrets = [
      ...[
        digits(plan.phone_number),
        digits(plan.caller_id),
        plan.greeting,
        plan.prompt,
        TICKET,
        CONTROL_URL,
        API_KEY,
      ],
      ...['secret words', 'storage-gw', ...this.halo.events('said').map((line) => line.text)],
      ...this.session.calls.flatMap((call) => call.spoken.map((said) => said.text)),
    ].filter((secret) => secret.length > 4);
    const told = [...this.session.logs, ...this.session.requests.map((request) => request.url)].join('\n');
    return secrets
      .filter((secret) => told.includes(secret))
      .map((secret) => `the log or an address says «${secret}»`);
  }

  #reporting() {
    const broken = [];
    const ends = this.halo.events('hung_up').length + this.halo.events('not_dialled').length;
    if (ends > 1 || this.halo.events('totals').length > 1 || this.halo.events('transcribed').length > 1) {
      broken.push('an end that was told more than once');
    }
    const numbers = this.halo.events('said').map((line) => line.no);
    if (numbers.some((no, index) => no !== index + 1)) {
      broken.push(`lines are numbered ${numbers.join()}`);
    }
    const transcribed = this.halo.events('transcribed')[0];
    if (transcribed !== undefined && transcribed.lines !== numbers.length) {
      broken.push(`${transcribed.lines} lines were announced, ${numbers.length} were told`);
    }
    if (this.session.mostRequests > 3) {
      broken.push(`${this.session.mostRequests} requests were left to the platform at once`);
    }
    if (this.session.calls.some((call) => call.recordings.length > 0) && !this.halo.plan.record) {
      broken.push('a call was recorded unasked');
    }
    return broken;
  }
}
