// The host runs the very scenario in real time against a HALO that is reached by real HTTP.

import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { RealClock, settle } from './simulator/clock.mjs';
import { Halo } from './simulator/halo.mjs';
import { startHost } from './simulator/host.mjs';

const TICKET = '5e884898da28047151d0e56f8dc62927';
const clock = new RealClock();

describe('the host of sessions', () => {
  let host;
  let server;
  let base;
  const halos = new Map();

  before(async () => {
    server = http.createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      const halo = halos.get(JSON.parse(body).attempt);
      const headers = { 'Content-Type': request.headers['content-type'] };
      const answer = await halo.answer({ url: `http://127.0.0.1${request.url}`, body, headers });
      response.writeHead(answer.code).end(answer.text);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${server.address().port}`;
    host = await startHost();
  });

  after(async () => {
    await host.stop();
    server.closeAllConnections();
    server.close();
  });

  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${host.port}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return response.json();
  };

  /** Starts a session for an attempt of its own. */
  const start = async (no, given) => {
    const attempt = `0d9f2f6e-6c1b-4b5e-9a53-00000000000${no}`;
    const halo = new Halo(clock, { attempt, ticket: TICKET, session: String(no) }, {});
    halos.set(attempt, halo);
    const control_url = `https://127.0.0.1/sessions/${no}`;
    await ask('POST', '/sessions', {
      session_id: no,
      custom_data: `${attempt}.${TICKET}`,
      control_url,
      halo: base,
      ...given,
    });
    return halo;
  };

  /** Waits for something to be so, for at most ten seconds. */
  const until = async (isSo) => {
    for (let waited = 0; !(await isSo()); waited += 20) {
      assert.ok(waited < 10_000, 'it never came true');
      await clock.sleep(20);
    }
    await settle();
  };

  const isOver = async (no) => (await ask('GET', `/sessions/${no}`)).state === 'terminated';

  it('holds a whole talk, and counts the ring', async () => {
    const talk = [{ says: 'Да, удобно.', agent: 'Отлично!' }];
    const halo = await start(1, { pace: 0.05, person: { talk } });

    await until(() => isOver(1));

    assert.deepEqual(halo.faults, []);
    assert.deepEqual((await ask('GET', '/sessions/1')).faults, []);
    assert.equal(halo.events('hung_up')[0].ending, 'completed');
    assert.deepEqual(
      halo.events('said').map((line) => line.speaker),
      ['agent', 'customer', 'agent'],
    );
    const rings = (await ask('GET', '/rings')).filter((ring) => ring.session === 1);
    assert.deepEqual(
      rings.map((ring) => ring.number),
      ['998901234567'],
    );
  });

  it('passes a command on, and a busy line', async () => {
    const canceled = await start(2, { pace: 0.05, person: { acts_after: 100_000 } });
    const busy = await start(3, { pace: 0.05, person: { fails: 486 } });
    await until(() => canceled.events('ringing').length === 1);
    await ask('POST', '/sessions/2/commands', { cmd: 'hangup', nonce: 'a1b2c3d4e5' });

    await until(async () => (await isOver(2)) && (await isOver(3)));

    assert.equal(canceled.events('hung_up')[0].ending, 'canceled');
    assert.equal(busy.events('hung_up')[0].ending, 'busy');
  });

  it('loses answers and whole sessions as it is told to', async () => {
    const faults = { permit_answer_lost: 0.6, report_answer_lost: 0.3, seed: 7 };
    const lossy = await start(4, { pace: 0.05, person: { fails: 486 }, faults });
    const dead = await start(5, { pace: 0.05, faults: { dies_after: 'permit' } });

    await until(() => lossy.events('hung_up').length === 1);
    await until(() => isOver(5));

    assert.ok(lossy.asked.length > 1, 'no answer was lost');
    assert.equal((await ask('GET', '/rings')).filter((ring) => ring.session === 4).length, 1);
    assert.equal(dead.yeses.length, 1);
    assert.equal((await ask('GET', '/rings')).filter((ring) => ring.session === 5).length, 0);
  });
});
