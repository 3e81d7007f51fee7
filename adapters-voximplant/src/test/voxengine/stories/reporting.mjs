// What HALO gets to know when the way to it is bad.

import assert from 'node:assert/strict';

const last = (world) => world.session.requests.filter((request) => request.isLast);

export const reporting = [
  {
    name: 'a report that fails is sent again as it was until it is acknowledged',
    async run(world) {
      world.halo.reportAnswers = ['unavailable', 'never_arrives', 'lost', 'odd'];
      await world.ringing();
      await world.pass(20_000);

      const sent = world.halo.reports.filter((report) => report.seq === 1);
      assert.equal(sent.length, 5);
      assert.ok(sent.at(-1).isAcknowledged);
      assert.equal(world.halo.events('ringing').length, 1);
      world.call.fail(486);
    },
  },
  {
    name: 'a HALO that is down during the whole talk knows all of it soon after it is back',
    async run(world) {
      await world.dialled();
      world.halo.reportAnswers = ['down'];
      world.call.ring();
      await world.pass(2000);
      world.call.answer();
      await world.pass(9000);
      world.model.replies = [{ text: 'Хорошо.' }];
      await world.says('Да.');
      world.call.hangUpByPerson();
      await world.pass(10_000);
      assert.equal(world.end, undefined);
      world.halo.reportAnswers = [];
      await world.pass(12_000);

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.lines.length, 3);
      assert.equal(world.session.state, 'terminated');
      assert.equal(last(world).length, 0);
    },
  },
  {
    name: 'an end that nobody acknowledged is told once more while the session terminates',
    async run(world) {
      await world.talking();
      world.halo.reportAnswers = ['down'];
      world.call.hangUpByPerson();
      await world.pass(39_000);
      world.halo.reportAnswers = [];
      await world.over();

      assert.equal(last(world).length, 1);
      assert.equal(world.end.ending, 'completed');
      assert.equal(world.halo.events('totals').length, 1);
    },
  },
  {
    name: 'an end whose acknowledgement was lost is told twice and known once',
    async run(world) {
      await world.ringing();
      world.halo.reportAnswers = ['lost', 'lost'];
      world.call.fail(486);
      await world.over();

      assert.ok(world.halo.reports.length >= 4);
      assert.equal(world.halo.events('hung_up').length, 1);
      assert.equal(last(world).length, 0);
    },
  },
  {
    name: 'a session that the platform ends in mid-talk tells so in its last request',
    async run(world) {
      await world.talking();
      world.model.hears(world.call, 'А сколько…', { never: true });
      await world.pass(1500);
      world.session.endByPlatform();
      await world.over();

      assert.equal(world.end.ending, 'provider_error');
      assert.equal(world.end.reason, 'session_ended');
      assert.equal(world.lines.at(-1), 'customer: […]');
      assert.equal(world.halo.events('transcribed')[0].lines, world.lines.length);
      assert.equal(last(world).length, 1);
    },
  },
  {
    name: 'a report that fails while the session terminates is not waited for',
    async run(world) {
      await world.talking();
      world.halo.reportAnswers = ['never_arrives'];
      world.model.hears(world.call, 'Да.');
      await world.pass(3000);
      world.session.endByPlatform();
      await world.over();

      assert.equal(last(world).length, 1);
      assert.equal(world.end.reason, 'session_ended');
    },
  },
  {
    name: 'a HALO that never comes back is given up, and the session ends in good time',
    async run(world) {
      await world.talking();
      world.halo.reportAnswers = ['down'];
      world.call.hangUpByPerson();
      await world.pass(60_000);

      assert.equal(world.session.state, 'terminated');
    },
  },
  {
    name: 'a HALO that does not want the reports gets no more of them, and the person is talked to',
    async run(world) {
      await world.pickedUp();
      world.halo.reportAnswers = ['not_granted'];
      await world.pass(9000);
      const sent = world.halo.reports.length;
      await world.says('Да.');
      assert.equal(world.call.state, 'connected');
      world.call.hangUpByPerson();
      await world.over();

      assert.equal(world.halo.reports.length, sent);
    },
  },
  {
    name: 'a report that HALO cannot take does not keep the next ones back',
    async run(world) {
      await world.ringing();
      world.halo.reportAnswers = ['too_large'];
      world.call.answer();
      await world.pass(9000);
      world.call.hangUpByPerson();
      await world.over();

      assert.equal(world.halo.events('answered').length, 0);
      assert.equal(world.end.ending, 'completed');
    },
  },
  {
    name: 'a lively talk over a slow way keeps to one report at a time',
    async run(world) {
      await world.talking();
      world.halo.reportAnswers = Array(8).fill({ after: 8000 });
      for (let turn = 0; turn < 30; turn++) {
        world.model.replies = [{ text: `Ответ ${turn}.` }];
        world.model.hears(world.call, `Вопрос ${turn}?`, { lasts: 300, writesAfter: 200 });
        await world.pass(1500);
      }
      await world.pass(10_000);
      world.call.hangUpByPerson();
      await world.over();

      assert.equal(world.lines.length, 61);
      assert.equal(world.lines[60], 'agent: Ответ 29.');
      assert.ok(world.halo.reports.every((report) => report.events.length <= 40));
    },
  },
  {
    name: 'a platform that takes no more requests for a while loses nothing',
    given: { platform: {} },
    async run(world) {
      await world.ringing();
      let refusals = 3;
      world.session.options.requestsThrow = () => refusals-- > 0;
      world.call.answer();
      await world.pass(12_000);
      world.call.hangUpByPerson();
      await world.over();

      assert.equal(refusals < 0, true);
      assert.equal(world.halo.events('answered').length, 1);
      assert.equal(world.end.ending, 'completed');
    },
  },
  {
    name: 'what is urgent does not wait for its turn',
    async run(world) {
      await world.ringing();
      const before = world.clock.now();
      world.call.answer();
      await world.pass(200);

      assert.ok(Date.parse(world.halo.events('answered')[0].at) - before < 10);
      assert.ok(world.halo.reports.at(-1).at - before < 100);
      world.call.hangUpByPerson();
    },
  },
];
