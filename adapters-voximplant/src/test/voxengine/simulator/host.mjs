// Runs sessions of the real scenario in real time, for a simulated provider that is tested with HALO around it: the
// provider takes the start request, and has the session run here. Listens on this machine alone.
//
//   node simulator/host.mjs [port]     prints the port it listens on; ends when its standard input does
//
//   POST /sessions            starts one, see Start below
//   POST /sessions/<id>/commands  what somebody sends to its control address
//   GET  /sessions/<id>       {state, rings, ending?, faults, logs}
//   GET  /rings               every phone that was rung, in order: [{session, number, at}]
//
// A ring is counted when the scenario dials, whatever becomes of the session afterwards.

import http from 'node:http';
import { fileURLToPath } from 'node:url';
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
 * @property {string} halo where HALO answers
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
 * @property {number} [report_answer_lost]
 * @property {'permit' | 'dialled' | 'answered'} [dies_after]
 */

const clock = new RealClock();

/** Starts to listen; the port 0 takes any that is free. */
export async function startHost(port = 0) {
  const sessions = new Map();
  const rings = [];
  const server = http.createServer((request, response) => {
    serve(request, sessions, rings).then(
      ({ code, body }) =>
        response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
      (mistake) =>
        response.writeHead(500).end(JSON.stringify({ mistake: String(mistake?.stack ?? mistake) })),
    );
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    async stop() {
      for (const { session } of sessions.values()) {
        session.die();
      }
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(request, sessions, rings) {
  const [, place, id, what] = request.url.split('/');
  const asked = `${request.method} ${place}${id === undefined ? '' : '/id'}${what === undefined ? '' : `/${what}`}`;
  switch (asked) {
    case 'GET rings':
      return { code: 200, body: rings };
    case 'POST sessions': {
      const start = JSON.parse(await textOf(request));
      sessions.set(String(start.session_id), run(start, rings));
      return { code: 201, body: {} };
    }
    case 'POST sessions/id/commands': {
      const known = sessions.get(id);
      known?.session.command(await textOf(request));
      return { code: known === undefined ? 404 : 200, body: {} };
    }
    case 'GET sessions/id': {
      const known = sessions.get(id);
      return known === undefined ? { code: 404, body: {} } : { code: 200, body: summary(known) };
    }
    default:
      return { code: 404, body: {} };
  }
}

function summary({ session }) {
  const { state, faults, logs } = session;
  return { state, faults, logs, rings: session.calls.length };
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const scripts = new Map();

function scriptFor(halo) {
  if (!scripts.has(halo)) {
    scripts.set(halo, new vm.Script(buildScenario(halo), { filename: 'halo-call.voxengine.js' }));
  }
  return scripts.get(halo);
}

/** @param {Start} start */
function run(start, rings) {
  const pace = start.pace ?? 1;
  const scaled = {
    now: () => clock.now(),
    after: (milliseconds, act) => clock.after(milliseconds * pace, act),
    sleep: (milliseconds) => clock.sleep(milliseconds * pace),
  };
  const model = new RealtimeModel(scaled);
  const faults = start.faults ?? {};
  const chance = seeded(faults.seed ?? start.session_id);
  const session = new Session({
    script: scriptFor(start.halo),
    clock,
    customData: start.custom_data,
    sessionId: start.session_id,
    controlUrl: start.control_url,
    secrets: start.secrets ?? { OPENAI_API_KEY: 'sk-simulated' },
    http: (request) => send(request, faults, chance, session),
    openModel: (parameters, opening) => model.open(parameters, opening),
    onCall: (call) => {
      rings.push({ session: start.session_id, number: call.number, at: new Date().toISOString() });
      if (faults.dies_after === 'dialled') {
        setImmediate(() => session.die());
      } else {
        meet(call, model, start.person ?? {}, scaled, faults, session).catch((mistake) =>
          session.fault(String(mistake)),
        );
      }
    },
  });
  session.start();
  return { session };
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

/** Sends a request of the scenario's, as well as the way to HALO allows. */
async function send({ url, body, headers }, faults, chance, session) {
  const isPermit = url.endsWith('/permit');
  if (!isPermit && chance() < (faults.report_lost ?? 0)) {
    return { code: -6 };
  }
  let answer;
  try {
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
    answer = { code: response.status, text: await response.text() };
  } catch {
    return { code: -4 };
  }
  if (isPermit && faults.dies_after === 'permit' && answer.code === 200) {
    session.die();
  }
  const isLost = chance() < ((isPermit ? faults.permit_answer_lost : faults.report_answer_lost) ?? 0);
  return isLost ? { code: -7 } : answer;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const host = await startHost(Number(process.argv[2] ?? 0));
  process.stdout.write(`${host.port}\n`);
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
