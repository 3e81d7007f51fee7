// A session of the real scenario in real time: with a person who answers, talks or is busy, and with a way to HALO that
// loses, doubles and cuts off.

import vm from 'node:vm';
import { buildScenario } from '../../../main/voxengine/build.mjs';
import { seeded } from './chance.mjs';
import { RealClock } from './clock.mjs';
import { RealtimeModel } from './realtime-model.mjs';
import { Session } from './session.mjs';

/**
 * What a session is started with.
 *
 * @typedef {object} Start
 * @property {number} session_id
 * @property {string} custom_data
 * @property {string} control_url
 * @property {string | string[]} halo where HALO answers; of several nodes each request goes to any one
 * @property {Person} [person] who is called; default: somebody who answers, says nothing and hangs up
 * @property {number} [pace] how long things take compared with life, for the model and the person; default 1
 * @property {Faults} [faults] how the way to HALO fails
 * @property {Record<string, string>} [secrets] default: OPENAI_API_KEY is there
 */

/**
 * @typedef {object} Person
 * @property {number} [rings_after] milliseconds, default 200
 * @property {number} [acts_after] milliseconds of ringing before the person, or the network, acts; default 1000
 * @property {number} [fails] the code with which the call fails, for nobody answers then
 * @property {{says: string, agent?: string, tools?: {name: string, arguments: string}[]}[]} [talk]
 * @property {{result: string, confidence: number}} [detected] what answering-machine detection makes of it
 * @property {boolean} [stays] does not hang up after the talk
 */

/**
 * Probabilities from 0 to 1, and a session that dies.
 *
 * @typedef {object} Faults
 * @property {number} [seed] the same seed makes the same faults
 * @property {number} [permit_answer_lost]
 * @property {number} [report_lost] it never reaches HALO
 * @property {number} [report_doubled] it reaches HALO twice
 * @property {number} [report_answer_lost]
 * @property {boolean} [end_report_lost] what tells the end, and everything after it, never reaches HALO
 * @property {boolean} [dies_when_end_is_lost] and the session dies of it, instead of trying on
 * @property {'permit' | 'dialled' | 'answered'} [dies_after]
 */

/**
 * @typedef {object} Company
 * @property {(call: import('./phone-call.mjs').PhoneCall) => void} [onRing] hears of every phone that is rung
 * @property {(number: string) => Person | undefined} [personOf] who has that number; wins over the start's
 * @property {() => void} [onOver] hears that the session is over, or died
 * @property {(answer: {code: number, text?: string}) => Promise<{code: number, text?: string}>} [onPermitAnswer] may
 *   put another answer in its place
 */

/** A request that HALO has not answered by then is broken off. */
const LONGEST_REQUEST = 30_000;

const clock = new RealClock();
const scripts = new Map();

function scriptFor(halo) {
  if (!scripts.has(halo)) {
    scripts.set(halo, new vm.Script(buildScenario(halo), { filename: 'halo-call.voxengine.js' }));
  }
  return scripts.get(halo);
}

/**
 * Starts a session.
 *
 * @param {Start} start
 * @param {Company} [company]
 * @returns {Session}
 */
export function startSession(start, company = {}) {
  const pace = start.pace ?? 1;
  const scaled = {
    now: () => clock.now(),
    after: (milliseconds, act) => clock.after(milliseconds * pace, act),
    sleep: (milliseconds) => clock.sleep(milliseconds * pace),
  };
  const model = new RealtimeModel(scaled);
  const faults = start.faults ?? {};
  const nodes = [start.halo].flat();
  const way = new Way(nodes, faults, seeded(faults.seed ?? start.session_id), company);
  const session = new Session({
    script: scriptFor(nodes[0]),
    clock,
    customData: start.custom_data,
    sessionId: start.session_id,
    controlUrl: start.control_url,
    secrets: start.secrets ?? { OPENAI_API_KEY: 'sk-simulated' },
    http: (request) => way.send(request, session),
    openModel: (parameters, opening) => model.open(parameters, opening),
    onEnd: company.onOver,
    onCall: (call) => {
      company.onRing?.(call);
      if (faults.dies_after === 'dialled') {
        setImmediate(() => session.die());
      } else {
        const person = company.personOf?.(call.number) ?? start.person ?? {};
        meet(call, model, person, scaled, faults, session).catch((mistake) => session.fault(String(mistake)));
      }
    },
  });
  session.start();
  return session;
}

/** What the person and the network do. */
async function meet(call, model, person, scaled, faults, session) {
  await scaled.sleep(person.rings_after ?? 200);
  call.ring();
  await scaled.sleep(person.acts_after ?? 1000);
  if (call.state !== 'progressing') {
    return;
  }
  if (person.fails !== undefined) {
    call.fail(person.fails);
    return;
  }
  call.answer();
  if (faults.dies_after === 'answered') {
    session.die();
    return;
  }
  if (person.detected !== undefined) {
    call.detector?.complete(person.detected.result, person.detected.confidence);
  }
  while (call.state === 'connected' && !model.hasEarFor(call)) {
    await clock.sleep(20);
  }
  for (const { says, agent, tools } of person.talk ?? []) {
    model.replies.push({ text: agent, tools });
    model.hears(call, says);
    await scaled.sleep(3000);
  }
  if (call.state === 'connected' && person.stays !== true) {
    call.hangUpByPerson();
  }
}

/** The way of a session's requests to HALO. */
class Way {
  #nodes;
  #faults;
  #chance;
  #company;
  #hasEnded = false;

  constructor(nodes, faults, chance, company) {
    this.#nodes = nodes;
    this.#faults = faults;
    this.#chance = chance;
    this.#company = company;
  }

  send(request, session) {
    return request.url.endsWith('/permit') ? this.#ask(request, session) : this.#report(request, session);
  }

  async #ask(request, session) {
    let answer = await this.#post(request);
    if (this.#faults.dies_after === 'permit' && answer.code === 200) {
      session.die();
    }
    if (this.#happens('permit_answer_lost')) {
      answer = { code: -7 };
    }
    return this.#company.onPermitAnswer?.(answer) ?? answer;
  }

  async #report(request, session) {
    this.#hasEnded ||= request.body.includes('"type":"hung_up"');
    const isEndLost = this.#hasEnded && this.#faults.end_report_lost;
    if (isEndLost && this.#faults.dies_when_end_is_lost) {
      setImmediate(() => session.die());
    }
    if (isEndLost || this.#happens('report_lost')) {
      return { code: -6 };
    }
    if (this.#happens('report_doubled')) {
      await Promise.all([this.#post(request), this.#post(request)]);
    }
    const answer = await this.#post(request);
    return this.#happens('report_answer_lost') ? { code: -7 } : answer;
  }

  #happens(fault) {
    return this.#chance() < (this.#faults[fault] ?? 0);
  }

  async #post({ url, body, headers }) {
    const node = this.#nodes[Math.floor(this.#chance() * this.#nodes.length)];
    try {
      const signal = AbortSignal.timeout(LONGEST_REQUEST);
      const address = new URL(new URL(url).pathname, node);
      const response = await fetch(address, { method: 'POST', headers, body, redirect: 'manual', signal });
      return { code: response.status, text: await response.text() };
    } catch {
      return { code: -4 };
    }
  }
}
