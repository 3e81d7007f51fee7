// What ends a call from our side, who may end it, and what is kept of it.

import assert from 'node:assert/strict';

const withAmd = { plan: { amd: 'RU' } };

const detected = (name, resultClass, confidence, check) => ({
  name,
  given: withAmd,
  async run(world) {
    await world.pickedUp();
    await world.pass(4000);
    world.call.detector.complete(resultClass, confidence);
    await world.pass(3000);

    assert.deepEqual(world.call.detector.parameters, { model: 'ru', timeout: 6500 });
    check(world);
    if (world.call.state === 'connected') {
      world.call.hangUpByPerson();
    }
    await world.over();
  },
});

const goesOn = (world) => {
  assert.equal(world.call.state, 'connected', 'somebody was hung up on by guess');
  assert.equal(world.halo.events('answered').length, 1);
};

export const limits = [
  detected('a machine that is surely one is hung up on', 'VOICEMAIL', 96, (world) => {
    assert.equal(world.end.ending, 'voicemail');
    assert.equal(world.end.reason, 'machine');
    const { result, confidence } = world.halo.events('amd')[0];
    assert.deepEqual({ result, confidence }, { result: 'voicemail', confidence: 96 });
  }),
  detected('what may be a machine is talked to as a person', 'VOICEMAIL', 84, (world) => {
    goesOn(world);
    assert.equal(world.halo.events('amd')[0].confidence, 84);
  }),
  detected('a machine of no stated confidence is talked to as a person', 'VOICEMAIL', undefined, goesOn),
  detected('a person who is surely one is talked to', 'HUMAN', 99, goesOn),
  detected('a detection that came to nothing changes nothing', 'TIMEOUT', 100, goesOn),
  {
    name: 'a detection that fails changes nothing',
    given: withAmd,
    async run(world) {
      await world.pickedUp();
      await world.pass(4000);
      world.call.detector.fail();
      await world.pass(3000);

      goesOn(world);
      assert.equal(world.halo.events('amd')[0].result, 'error');
      world.call.hangUpByPerson();
    },
  },
  ...[
    ['a detection model that the platform lacks is done without', { plan: { amd: 'UZ' } }],
    [
      'a detection that cannot be had is done without',
      { plan: { amd: 'RU' }, platform: { detectorThrows: true } },
    ],
    ['a call without detection has no detector', {}],
  ].map(([name, given]) => ({
    name,
    given,
    async run(world) {
      await world.talking();

      assert.equal(world.call.detector, undefined);
      goesOn(world);
      world.call.hangUpByPerson();
    },
  })),
  {
    name: 'a talk in which nobody says anything ends',
    given: { plan: { silence_seconds: 12 } },
    async run(world) {
      await world.talking();
      await world.pass(9000);
      await world.says('Подумаю.');
      await world.pass(8000);
      assert.equal(world.call.state, 'connected', 'ended although somebody spoke');
      await world.pass(6000);

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.end.reason, 'silence_limit');
    },
  },
  {
    name: 'a long speech of the agent is no silence',
    given: { plan: { silence_seconds: 5 } },
    async run(world) {
      await world.talking();
      world.model.replies = [{ text: 'Так вот. '.repeat(40) }];
      world.model.hears(world.call, 'Слушаю.');
      await world.pass(15_000);

      assert.equal(world.call.state, 'connected');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a speech whose end is never told does not hold the line for ever',
    given: { plan: { silence_seconds: 5 } },
    async run(world) {
      await world.talking();
      world.model.emit('WebSocketMediaStarted', {});
      await world.pass(60_000);
      assert.equal(world.call.state, 'connected');
      await world.pass(9000);

      assert.equal(world.end.reason, 'silence_limit');
    },
  },
  {
    name: 'a talk ends at its last second, and the agent is told in time',
    given: { plan: { max_seconds: 60, silence_seconds: 300 } },
    async run(world) {
      await world.talking();
      await world.pass(29_000);
      assert.equal(world.model.items.length, 0);
      await world.pass(3500);
      assert.match(world.model.items[0].content[0].text, /nearly over/);
      await world.pass(17_000);
      assert.equal(world.call.state, 'connected');
      await world.pass(3000);

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.end.reason, 'duration_limit');
      assert.equal(world.model.items.length, 1);
    },
  },
  {
    name: 'a line without sound is given up',
    async run(world) {
      await world.talking();
      world.call.loseSound();
      await world.pass(14_000);
      assert.equal(world.call.state, 'connected');
      await world.pass(3000);

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.end.reason, 'sound_lost');
    },
  },
  {
    name: 'a line whose sound comes back is not',
    async run(world) {
      await world.talking();
      world.call.loseSound();
      await world.pass(10_000);
      world.call.regainSound();
      await world.pass(9000);

      assert.equal(world.call.state, 'connected');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a call is recorded when it is to be, once it is answered, and its link is told',
    given: { plan: { record: true } },
    async run(world) {
      await world.ringing();
      assert.equal(world.call.recordings.length, 0);
      world.call.answer();
      await world.pass(3000);

      assert.deepEqual(world.call.recordings, [{ stereo: true, hd_audio: false }]);
      assert.match(world.halo.events('recording')[0].url, /^https:\/\/storage/);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a recording that fails is told, and the talk goes on',
    given: { plan: { record: true }, platform: { recordFails: true } },
    async run(world) {
      await world.talking();

      assert.equal(world.halo.events('recording_failed').length, 1);
      assert.equal(world.lines.length, 1);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'what is neither yes nor no to recording is no',
    given: { plan: { record: 'true' } },
    async run(world) {
      await world.talking();

      assert.equal(world.call.recordings.length, 0);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'an operator ends a call that rings',
    async run(world) {
      await world.ringing();
      world.session.command({ cmd: 'hangup', nonce: 'a1b2c3d4e5' });
      await world.pass(1000);

      assert.equal(world.end.ending, 'canceled');
      assert.equal(world.end.reason, 'operator');
      assert.equal(world.end.code, 487);
    },
  },
  {
    name: 'an operator ends a talk, and a repeated command is nothing new',
    async run(world) {
      await world.talking();
      const command = { cmd: 'hangup', nonce: 'a1b2c3d4e5' };
      world.session.command(command);
      world.session.command(command);
      await world.pass(1000);
      assert.equal(world.end.ending, 'canceled');
      await world.over();

      assert.equal(world.halo.events('command').length, 1);
      assert.equal(world.call.hangUps, 1);
    },
  },
  {
    name: 'commands that make no sense end nothing',
    async run(world) {
      await world.talking();
      world.session.command({ cmd: 'hangup', nonce: 'a1b2c3d4e5' }, 'GET');
      world.session.command({ cmd: 'hangup' });
      world.session.command({ cmd: 'hangup', nonce: 'short' });
      world.session.command({ cmd: 'transfer', nonce: 'a1b2c3d4e6' });
      world.session.command('{"cmd":"hangup","nonce":');
      world.session.command('');
      await world.pass(1000);

      assert.equal(world.call.state, 'connected');
      assert.equal(world.halo.events('command').length, 0);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a flood of commands is no flood of reports',
    async run(world) {
      await world.ringing();
      for (let no = 0; no < 200; no++) {
        world.session.command({ cmd: 'hangup', nonce: `a1b2c3d4-${no}` });
      }
      await world.over();

      assert.equal(world.halo.events('command').length, 50);
      assert.equal(world.end.ending, 'canceled');
    },
  },
  {
    name: 'an operator need not hear the apology out',
    async run(world) {
      await world.talking();
      world.model.drop();
      await world.pass(500);
      world.session.command({ cmd: 'hangup', nonce: 'a1b2c3d4e5' });
      await world.pass(1000);

      assert.equal(world.call.state, 'ended');
      assert.equal(world.end.ending, 'provider_error');
    },
  },
  {
    name: 'a platform that does not end a call that was hung up on is not waited for',
    given: { platform: { hangUpIsIgnored: true } },
    async run(world) {
      await world.talking();
      world.session.command({ cmd: 'hangup', nonce: 'a1b2c3d4e5' });
      await world.pass(12_000);

      assert.equal(world.end.ending, 'canceled');
      assert.equal(world.session.state, 'terminated');
    },
  },
];
