// Whatever happens in whatever order: a phone rings at most once and on a fresh yes alone, nothing personal leaks, the
// platform's limits are kept, and HALO is told one end.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compile, scenario } from './play.mjs';
import { pick, seeded } from './simulator/chance.mjs';
import { World } from './simulator/world.mjs';

const script = compile(scenario);
const CODES = [200, 402, 403, 404, 408, 480, 486, 487, 500, 603];
const PERMITS = [
  undefined,
  undefined,
  undefined,
  'lost',
  'cut_off',
  'unavailable',
  'limited',
  'odd_number',
  'refused',
];
const REPORTS = [undefined, undefined, 'lost', 'unavailable', 'never_arrives', 'odd', { after: 5000 }];
const MODES = ['realtime', 'realtime', 'pipeline'];
const OPENINGS = ['opens', 'opens', 'opens', 'rejects', 'closes', 'hangs', 'opens_late', 'unauthorized'];
const REPLIES = [
  { text: 'Хорошо.' },
  { text: 'Конечно, расскажу.', status: 'cancelled' },
  { status: 'failed', error: 'server_error' },
  { tools: [{ name: 'do_not_call', arguments: '{"quote":"нет"}' }] },
  { tools: [{ name: 'call_back_at', arguments: '{"words":"завтра"}' }] },
  { text: 'До свидания.', tools: [{ name: 'end_call', arguments: '{}' }] },
  { tools: [{ name: 'end_call', arguments: '' }] },
  { never: true },
];

/** What can happen at any moment, likely or not. */
function happen(world, chance) {
  const { call, model, session } = world;
  const live = call?.state;
  const acts = [
    () => session.started(),
    () => session.command({ cmd: 'hangup', nonce: pick(['a1b2c3d4e5', 'f6a7b8c9d0'], chance) }),
    () => session.command('{"cmd":'),
  ];
  if (live === 'progressing') {
    acts.push(
      () => call.ring(),
      () => call.ring(),
    );
    acts.push(
      () => call.answer(),
      () => call.answer(),
      () => call.answer(),
    );
    acts.push(() => call.fail(pick(CODES, chance), 'Reason'));
  }
  if (live === 'connected') {
    acts.push(
      () =>
        model.client?.isOpen &&
        model.hears(call, 'Да.', { writesAfter: Math.round(chance() * 9000), fails: chance() < 0.2 }),
    );
    acts.push(() => model.client?.isOpen && model.hears(call, 'Нет.', { never: true }));
    acts.push(() => model.client?.isOpen && model.fail(pick(['server_error', 'invalid_value'], chance)));
    acts.push(() => model.client?.isOpen && chance() < 0.3 && model.drop(1006));
    acts.push(() => session.recognisers.at(-1)?.emit('InterimResult', { text: 'д' }));
    acts.push(() => session.recognisers.at(-1)?.emit('Result', { text: 'Да.', confidence: 80 }));
    acts.push(() => chance() < 0.3 && session.recognisers.at(-1)?.emit('ASRError', { error: 'lost' }));
    acts.push(
      () => call.loseSound(),
      () => call.regainSound(),
    );
    acts.push(() =>
      call.detector?.complete(pick(['VOICEMAIL', 'HUMAN', 'TIMEOUT'], chance), Math.round(chance() * 100)),
    );
    acts.push(() => chance() < 0.3 && call.hangUpByPerson());
  }
  if (live === 'ended') {
    acts.push(() => call.emitLate('Failed', { code: pick(CODES, chance), reason: '' }));
    acts.push(() => call.emitLate('Disconnected', { internalCode: 200, reason: '', duration: 1, cost: 1 }));
    acts.push(
      () => call.emitLate('Connected', {}),
      () => call.emitLate('PlaybackFinished', {}),
    );
    acts.push(() => call.detector?.complete('VOICEMAIL', 99));
  }
  pick(acts, chance)();
}

const count = 400;

it(`${count} sessions of chance keep every promise`, async () => {
  let answered = 0;
  let unanswered = 0;
  for (let seed = 1; seed <= count; seed++) {
    const chance = seeded(seed);
    const rejections = [];
    const note = (cause) => rejections.push(String(cause?.stack ?? cause));
    process.on('unhandledRejection', note);
    const plan = { mode: pick(MODES, chance), amd: pick([null, 'RU'], chance), record: chance() < 0.3 };
    const world = new World(script, { plan: { ...plan, max_seconds: 120, silence_seconds: 15 } });
    world.halo.permitAnswers = Array.from({ length: 4 }, () => pick(PERMITS, chance));
    world.halo.reportAnswers = Array.from({ length: 12 }, () => pick(REPORTS, chance));
    world.model.openings = [pick(OPENINGS, chance), pick(OPENINGS, chance)];
    world.model.replies = Array.from({ length: 6 }, () => pick(REPLIES, chance));

    world.session.start();
    for (let step = 0; step < 40; step++) {
      await world.pass(100 + Math.round(chance() * 3000));
      if (world.session.state === 'running') {
        happen(world, chance);
      }
      if (world.call?.state === 'ended') {
        world.halo.reportAnswers.splice(3); // the way to HALO gets better in time for the last words
      }
    }
    if (chance() < 0.2) {
      world.session.endByPlatform();
    }
    await world.over();
    process.off('unhandledRejection', note);

    assert.deepEqual([...world.broken(), ...rejections], [], `seed ${seed}`);
    if (world.call !== undefined) {
      assert.equal(world.halo.events('hung_up').length, 1, `seed ${seed}: no end was told`);
      assert.equal(world.halo.events('totals').length, 1, `seed ${seed}: no totals were told`);
      world.halo.events('answered').length > 0 ? answered++ : unanswered++;
    }
  }
  assert.ok(
    answered > count / 4 && unanswered > count / 8,
    `only ${answered} answered, ${unanswered} not: chance is loaded`,
  );
});
