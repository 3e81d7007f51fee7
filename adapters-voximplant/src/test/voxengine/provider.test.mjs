// The loopback provider against a tiny HALO: its quirks are what they say, and its book of rings tells every ring.

import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Provider } from './provider/provider.mjs';
import { RingLog } from './provider/ring-log.mjs';
import { PLAN } from './simulator/halo.mjs';

const TICKET = '5e884898da28047151d0e56f8dc62927';
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC_KEY = KEYS.publicKey.export({ type: 'spki', format: 'pem' });

/** Gives an attempt to the session that asks first, and takes its reports. */
class TinyHalo {
  granted = new Map();
  reports = [];
  #server = http.createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) {
      text += chunk;
    }
    const [code, body] = this.#answer(request.url, JSON.parse(text));
    response.writeHead(code).end(JSON.stringify(body));
  });

  #answer(url, { attempt, ticket, session, seq, events }) {
    if (ticket !== TICKET) {
      return [401, {}];
    }
    if (url === '/api/voice/permit') {
      this.granted.set(attempt, this.granted.get(attempt) ?? session);
      const granted = this.granted.get(attempt) === session;
      return [200, granted ? { granted, call: PLAN } : { granted }];
    }
    this.reports.push({ attempt, session, events });
    return [200, { ack: seq }];
  }

  async listen() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  told(attempt, type) {
    return this.reports
      .filter((report) => report.attempt === attempt)
      .flatMap((report) => report.events)
      .filter((event) => event.type === type);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

describe('the loopback provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provider-'));
  let halo;
  let haloAddress;
  let provider;
  let no = 0;

  before(async () => {
    halo = new TinyHalo();
    haloAddress = await halo.listen();
  });

  after(() => {
    halo.stop();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    const rings = join(folder, `rings-${++no}.jsonl`);
    provider = await new Provider({ rings, seed: no, publicKey: PUBLIC_KEY }).listen();
    await script({ halo: haloAddress, pace: 0.02, start_ms: [0, 0] });
  });

  afterEach(() => provider.stop());

  async function script(given) {
    const response = await fetch(`${provider.address}/provider/script`, {
      method: 'POST',
      body: JSON.stringify(given),
    });
    assert.equal(response.status, 200);
  }

  const look = async (what) => (await fetch(`${provider.address}/provider/${what}`)).json();

  async function post(method, fields, headers = {}) {
    const key = headers.Authorization ? {} : { account_id: '1234567', api_key: 'loopback-api-key' };
    const body = new URLSearchParams({ ...key, ...fields });
    return fetch(`${provider.address}/platform_api/${method}`, { method: 'POST', body, headers });
  }

  const call = async (method, fields, headers) => (await post(method, fields, headers)).json();

  /** Asks for a session for a new attempt. */
  function start(attempt = randomUUID()) {
    const answered = call('StartScenarios', { rule_id: '20789', script_custom_data: `${attempt}.${TICKET}` });
    return { attempt, answered };
  }

  async function until(isSo) {
    for (let waited = 0; !(await isSo()); waited += 20) {
      assert.ok(waited < 15_000, 'it never came true');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const ringsOf = async (attempt) => (await look('rings')).filter((ring) => ring.attempt === attempt).length;

  function token(claims, kid = 'loopback-key') {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const body = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part({ iss: '1234567', iat: now - 5, exp: now + 60, ...claims })}`;
    const signature = sign('RSA-SHA256', Buffer.from(body), KEYS.privateKey).toString('base64url');
    return { Authorization: `Bearer ${body}.${signature}` };
  }

  it('runs the real scenario from the start request to the end report, and writes the ring down', async () => {
    await script({ person: { talk: [{ says: 'Да, удобно.', agent: 'Отлично!' }] } });
    const { attempt, answered } = start();

    const answer = await answered;
    await until(
      async () => halo.told(attempt, 'totals').length === 1 && (await look('figures')).running === 0,
    );

    assert.equal(answer.result, 1);
    assert.equal(halo.granted.get(attempt), String(answer.call_session_history_id));
    assert.equal(halo.told(attempt, 'hung_up')[0].ending, 'completed');
    const book = readFileSync(join(folder, `rings-${no}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map(JSON.parse);
    assert.deepEqual(
      book.map(({ phone, attempt: rung }) => ({ phone, rung })),
      [{ phone: '998901234567', rung: attempt }],
    );
    const { faults } = await look('figures');
    assert.deepEqual(faults, []);
  });

  it('tells the end in its history: with a leg, without one, and no sooner than it lags', async () => {
    await script({ people: { [PLAN.phone_number.slice(1)]: { fails: 486 } }, history_lag_ms: 1500 });
    const busy = start();
    const id = String((await busy.answered).call_session_history_id);
    const row = async () =>
      (await call('GetCallHistory', { call_session_history_id: id, with_calls: 'true' })).result[0];

    assert.equal(await row(), undefined);
    await until(async () => (await row()) !== undefined && !(await row()).active);

    assert.equal((await row()).custom_data, `${busy.attempt}.${TICKET}`);
    assert.deepEqual((await row()).calls[0].end_reason, { code: 486, details: 'SIP 486' });
    assert.equal((await row()).calls[0].successful, false);

    await script({ sessions: { dies_after_permit: 1 }, history_lag_ms: 0, strangers: 3 });
    const dead = start();
    const { call_session_history_id: deadId } = await dead.answered;
    const rows = async () =>
      (await call('GetCallHistory', { with_calls: 'true', count: '1000' })).result.filter(
        (one) => one.call_session_history_id === deadId && !one.active,
      );
    await until(async () => (await rows()).length === 1);
    assert.deepEqual((await rows())[0].calls, []);
    const all = await call('GetCallHistory', { application_id: '999' });
    assert.equal(all.result.length, 3);
  });

  it('loses, doubles, breaks and leaves unanswered as it is told to', async () => {
    const treated = async (treatment) => {
      await script({ next: { StartScenarios: [treatment] }, hang_ms: [0, 0] });
      const { attempt, answered } = start();
      const answer = await answered.catch(() => 'nothing');
      return { attempt, answer };
    };
    const count = async (wanted) => (await look('sessions')).filter((one) => one.attempt === wanted).length;

    const lost = await treated('lost');
    const unanswered = await treated('unanswered');
    const closed = await treated('closed');
    const broken = await treated('broken');
    const doubled = await treated('doubled');
    const error = await treated({ error: 314 });
    const held = await treated('held');

    assert.deepEqual([lost.answer, await count(lost.attempt)], ['nothing', 0]);
    assert.deepEqual([unanswered.answer, await count(unanswered.attempt)], ['nothing', 1]);
    assert.deepEqual([closed.answer, await count(closed.attempt)], ['nothing', 1]);
    assert.deepEqual([broken.answer, await count(broken.attempt)], ['nothing', 1]);
    assert.equal(await count(doubled.attempt), 2);
    assert.deepEqual([error.answer.error.code, await count(error.attempt)], [314, 0]);
    assert.equal(held.answer.result, 1);
    await until(async () => (await look('figures')).running === 0);
    assert.equal(await ringsOf(doubled.attempt), 1, 'the second session has no permit');
    assert.equal(await ringsOf(closed.attempt), 1);
    assert.equal(await ringsOf(held.attempt), 0);
    assert.equal((await look('figures')).arrived.StartScenarios, 7);
  });

  it('cuts custom data short, and such a session asks nobody', async () => {
    await script({ custom_data_bytes: 40 });
    const { attempt, answered } = start();

    const { call_session_history_id } = await answered;
    await until(async () => (await look('sessions'))[0].state === 'terminated');

    assert.equal(halo.granted.has(attempt), false);
    assert.equal(await ringsOf(attempt), 0);
    const history = await call('GetCallHistory', {
      call_session_history_id: String(call_session_history_id),
    });
    assert.equal(history.result[0].custom_data.length, 40);
  });

  it('rings twice when the permit is switched off, so that the rings are really counted', async () => {
    const book = http.createServer((_, response) => response.end('998901234567'));
    await new Promise((resolve) => book.listen(0, '127.0.0.1', resolve));
    await script({
      with_permit: false,
      phone_book: `http://127.0.0.1:${book.address().port}`,
      next: { StartScenarios: ['doubled'] },
    });

    const { attempt, answered } = start();
    await answered;
    await until(async () => (await ringsOf(attempt)) === 2);

    book.close();
    const figures = await look('figures');
    assert.equal(figures.phones_rung_more_than_once, 1);
    assert.equal(figures.attempts_rung_more_than_once, 1);
  });

  it('loses the end of a call for good, and gives it away in no other report', async () => {
    await script({ sessions: { end_report_lost: 1, dies_after_answer: 0 }, person: { fails: 486 } });
    const { attempt, answered } = start();

    await answered;
    await until(async () => (await look('sessions'))[0].calls[0]?.endedAt !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));

    assert.equal(halo.told(attempt, 'ringing').length, 1);
    assert.equal(halo.told(attempt, 'hung_up').length, 0);
  });

  it('ends a call through its control address', async () => {
    await script({ person: { acts_after: 150_000 } });
    const { attempt, answered } = start();
    const { media_session_access_secure_url: control } = await answered;
    await until(() => halo.told(attempt, 'ringing').length === 1);

    const command = { method: 'POST', body: JSON.stringify({ cmd: 'hangup', nonce: 'a1b2c3d4e5' }) };
    assert.equal((await fetch(control, command)).status, 200);
    await until(() => halo.told(attempt, 'hung_up').length === 1);

    assert.equal(halo.told(attempt, 'hung_up')[0].ending, 'canceled');
    await until(async () => (await look('figures')).running === 0);
    assert.equal((await fetch(control, command)).status, 404);
  });

  it('tells by status 200 what is wrong with an account', async () => {
    const code = async (account) => {
      await script({ account });
      return (await start().answered).error?.code;
    };

    assert.equal((await call('GetAccountInfo', { api_key: 'wrong' })).error.code, 100);
    assert.equal((await call('Sing', {})).error.code, 101);
    assert.equal(await code({ roles: ['Support'] }), 104);
    assert.equal(await code({ roles: ['Developer'], balance: 0 }), 127);
    assert.equal(await code({ balance: 10, bound: { 'halo-outbound': [] } }), 375);
    assert.equal(await code({ bound: { 'halo-outbound': ['halo-call'] }, rules: [] }), 147);
  });

  it('takes a token of a service account, and no other', async () => {
    const now = Math.floor(Date.now() / 1000);
    const code = async (headers) => (await call('GetAccountInfo', {}, headers)).error?.code ?? 'ok';

    assert.equal(await code(token({})), 'ok');
    assert.equal(await code(token({ exp: now - 1 })), 456);
    assert.equal(await code(token({ iat: now + 60, exp: now + 120 })), 455);
    assert.equal(await code(token({ exp: now + 9999 })), 454);
    assert.equal(await code(token({ iss: '7' })), 100);
    assert.equal(await code(token({}, 'another-key')), 433);
    assert.equal(await code({ Authorization: 'Bearer rubbish' }), 447);
  });

  it('refuses a script it does not understand', async () => {
    for (const given of [{ hallo: 1 }, { starts: { eaten: 0.5 } }]) {
      const body = JSON.stringify(given);
      const response = await fetch(`${provider.address}/provider/script`, { method: 'POST', body });
      assert.equal(response.status, 422);
    }
  });

  it('counts on after a restart', () => {
    const path = join(folder, 'kept.jsonl');
    const first = new RingLog(path);
    first.rang('998901234567', 'a', 1);
    first.close();

    const second = new RingLog(path);
    second.rang('998901234567', 'b', 2);
    second.close();

    assert.deepEqual(second.counts(), { phones: { 998901234567: 2 }, attempts: { a: 1, b: 1 } });
  });
});
