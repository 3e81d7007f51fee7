// From the start of the session to the moment somebody answers, or nobody does.

import assert from 'node:assert/strict';

const failing = (name, code, ending, reason = '') => ({
  name,
  async run(world) {
    await world.ringing();
    world.call.fail(code, reason);
    await world.pass(3000);

    assert.equal(world.end.ending, ending);
    assert.equal(world.end.code, code);
    assert.equal(world.end.reason, reason);
    assert.equal(world.halo.events('answered').length, 0);
    assert.equal(world.halo.events('transcribed').length, 0);
    assert.equal(world.halo.events('totals')[0].duration_ms, 0);
    assert.equal(world.session.state, 'terminated');
  },
});

const quiet = (name, permitAnswers, check = () => undefined) => ({
  name,
  async run(world) {
    world.halo.permitAnswers = [...permitAnswers];
    world.session.start();
    await world.over();

    assert.equal(world.session.calls.length, 0, 'a phone was rung');
    check(world);
  },
});

export const dialling = [
  {
    name: 'a call that is answered is reported from its start to its totals, in order',
    async run(world) {
      await world.dialled();
      assert.equal(world.call.number, '998901234567');
      assert.equal(world.call.callerId, '998712000000');
      world.call.ring();
      await world.pass(4000);
      world.call.ring();
      world.call.answer();
      await world.pass(9000);
      world.model.replies = [{ text: 'Отлично. Рассказать о тарифе?' }];
      await world.says('Да, удобно.');
      world.call.hangUpByPerson({ cost: 0.125 });
      await world.pass(4000);

      const types = world.halo.events().map((event) => event.type);
      assert.deepEqual(types, [
        ...[
          'session_started',
          'ringing',
          'answered',
          'said',
          'said',
          'said',
          'hung_up',
          'transcribed',
          'totals',
        ],
      ]);
      assert.deepEqual(
        { ...world.end, n: 0, at: '' },
        { ...world.end, n: 0, at: '', ending: 'completed', code: 200 },
      );
      assert.equal(world.halo.events('transcribed')[0].lines, 3);
      const totals = world.halo.events('totals')[0];
      assert.equal(totals.duration_ms, 14_000);
      assert.equal(totals.cost, 0.125);
      assert.deepEqual(totals.tokens, {
        ...{ input: 200, output: 100, input_audio: 120, output_audio: 80, cached: 40, transcription: 30 },
      });
      assert.match(world.halo.events('session_started')[0].control_url, /^https:/);
      assert.equal(world.session.state, 'terminated');
    },
  },
  {
    name: 'the first request is the one for the permit, and nothing rings before its answer',
    async run(world) {
      world.halo.permitAnswers = [{ after: 2500 }];
      world.session.start();
      await world.pass(2400);
      assert.equal(world.session.calls.length, 0);
      assert.equal(world.session.requests.length, 1);
      assert.match(world.session.requests[0].url, /\/api\/voice\/permit$/);

      await world.pass(200);

      assert.equal(world.session.calls.length, 1);
      world.call.fail(486);
    },
  },
  failing('a busy line is busy', 486, 'busy', 'Busy Here'),
  failing('a line that the platform gives up after 60 s was not answered', 408, 'no_answer'),
  failing('a declined call was rejected by the person', 603, 'rejected_by_callee', 'Decline'),
  failing('a number that does not exist is invalid', 404, 'invalid_number'),
  failing('a phone that is switched off is unreachable', 480, 'unreachable'),
  failing('an account without money is an error of the provider, told by its code', 402, 'provider_error'),
  failing(
    'a destination that is forbidden is an error of the provider, told by its code',
    403,
    'provider_error',
  ),
  failing("a carrier's failure is one", 503, 'rejected_by_carrier'),
  failing('a code that nobody knows is passed on as it is', 499, 'rejected_by_carrier', 'Strange'),
  {
    name: 'a phone that nobody picks up is left alone after the time that the call allows',
    given: { plan: { ring_seconds: 20 } },
    async run(world) {
      await world.ringing();
      await world.pass(14_900);
      assert.equal(world.call.hangUps, 0);
      await world.pass(3000);

      assert.equal(world.call.hangUps, 1);
      assert.equal(world.end.ending, 'no_answer');
      assert.equal(world.end.code, 487);
      assert.equal(world.end.reason, 'ring_limit');
    },
  },
  {
    name: 'somebody who picks up in the very moment of our hanging up is not talked to',
    given: { plan: { ring_seconds: 20 } },
    async run(world) {
      await world.ringing();
      await world.pass(15_060);
      assert.equal(world.call.hangUps, 1);
      world.call.answer();
      await world.over();

      assert.equal(world.end.ending, 'no_answer');
      assert.equal(world.model.opened.length, 0);
    },
  },
  quiet('a refused permit rings nobody', ['refused'], (world) => {
    assert.equal(world.halo.asked.length, 1);
    assert.equal(world.halo.reports.length, 0);
  }),
  quiet('a ticket that HALO does not know rings nobody and is not shown again', ['forged'], (world) => {
    assert.equal(world.halo.asked.length, 1);
  }),
  quiet('a yes that is not quite one rings nobody', ['odd_yes'], (world) => {
    assert.equal(world.halo.reports.length, 0);
  }),
  quiet('a yes for what is no phone number rings nobody, and HALO is told', ['odd_number'], (world) => {
    assert.equal(world.halo.events('not_dialled')[0].reason, 'unreadable');
  }),
  quiet('a HALO out of reach is asked four times within 20 s, and nobody is rung', ['down'], (world) => {
    const times = world.halo.asked.map((request) => request.at - world.halo.asked[0].at);
    assert.ok(times.length >= 3 && times.length <= 4, `${times.length} tries`);
    assert.ok(times.at(-1) < 20_000);
    assert.equal(world.session.state, 'terminated');
  }),
  {
    name: 'a HALO that comes back too late learns that nobody was rung on its yes',
    async run(world) {
      world.halo.permitAnswers = ['lost', 'down'];
      world.session.start();
      await world.pass(21_000);
      world.halo.permitAnswers = [];
      await world.over();

      assert.equal(world.session.calls.length, 0);
      assert.equal(world.halo.events('not_dialled')[0].reason, 'unreachable');
    },
  },
  quiet('a HALO that is busy is asked four times and no more', Array(9).fill('unavailable'), (world) => {
    assert.equal(world.halo.asked.length, 4);
  }),
  {
    name: 'a permit whose answer was lost is asked for again, and rings once',
    async run(world) {
      world.halo.permitAnswers = ['lost', 'cut_off', 'limited'];
      world.session.start();
      await world.pass(12_000);

      assert.equal(world.halo.asked.length, 4);
      assert.equal(world.session.calls.length, 1);
      world.call.fail(486);
    },
  },
  {
    name: 'a yes that was on its way for too long rings nobody, and HALO is told',
    given: { platform: { timeOutsAreIgnored: true } },
    async run(world) {
      world.halo.permitAnswers = [{ after: 15_200 }];
      world.session.start();
      await world.over();

      assert.equal(world.session.calls.length, 0);
      assert.equal(world.halo.events('not_dialled')[0].reason, 'stale');
    },
  },
  {
    name: 'a yes that comes after the time for asking rings nobody',
    given: { platform: { timeOutsAreIgnored: true } },
    async run(world) {
      world.halo.permitAnswers = ['lost', 'lost', 'lost', { after: 14_000 }];
      world.session.start();
      await world.over();

      assert.equal(world.halo.yeses.length, 1, 'the yes did leave');
      assert.equal(world.session.calls.length, 0);
    },
  },
  {
    name: 'custom data that were cut short end the session without a request',
    given: { customData: '0d9f2f6e-6c1b-4b5e-9a53-6f2a4b7f1c11.5e884898da280471' },
    async run(world) {
      world.session.start();
      await world.pass(1000);

      assert.equal(world.session.requests.length, 0);
      assert.equal(world.session.calls.length, 0);
      assert.equal(world.session.state, 'terminated');
    },
  },
  {
    name: 'a session that is told twice that it started rings once',
    async run(world) {
      world.session.start();
      world.session.started();
      await world.pass(3000);
      world.session.started();
      await world.pass(3000);

      assert.equal(world.session.calls.length, 1);
      assert.equal(world.halo.asked.length, 1);
      assert.equal(world.session.state, 'running');
      world.call.fail(486);
      await world.over();
      assert.equal(world.end.ending, 'busy');
    },
  },
  {
    name: 'a session that is told twice that it started says once that it did not dial',
    async run(world) {
      world.halo.permitAnswers = ['odd_number'];
      world.session.start();
      world.session.started();
      await world.over();

      assert.equal(world.session.calls.length, 0);
      assert.equal(world.halo.events('not_dialled').length, 1);
    },
  },
  {
    name: 'nobody is rung when the key of the voice model is missing',
    given: { secrets: {} },
    async run(world) {
      world.session.start();
      await world.over();

      assert.equal(world.session.calls.length, 0);
      assert.equal(world.halo.events('not_dialled')[0].reason, 'secret_missing');
    },
  },
  {
    name: 'a platform that does not take the call is an error of the provider',
    given: { platform: { callPstnThrows: true } },
    async run(world) {
      world.session.start();
      await world.over();

      assert.equal(world.end.ending, 'provider_error');
      assert.equal(world.end.reason, 'not_placed');
    },
  },
  {
    name: 'an operator who changes his mind before the yes keeps the phone from ringing',
    async run(world) {
      world.halo.permitAnswers = [{ after: 3000 }];
      world.session.start();
      await world.pass(1000);
      world.session.command({ cmd: 'hangup', nonce: 'a1b2c3d4e5' });
      await world.over();

      assert.equal(world.session.calls.length, 0);
      assert.equal(world.halo.events('not_dialled')[0].reason, 'canceled');
      assert.equal(world.halo.events('command').length, 1);
    },
  },
  {
    name: 'a session that was refused tells nothing of a command it got',
    async run(world) {
      world.halo.permitAnswers = ['unavailable', 'refused'];
      world.session.start();
      await world.pass(100);
      world.session.command({ cmd: 'hangup', nonce: 'a1b2c3d4e5' });
      await world.over();

      assert.equal(world.halo.reports.length, 0);
    },
  },
];
