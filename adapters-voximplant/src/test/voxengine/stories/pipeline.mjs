// The talk in three steps: speech recognition, a text model, speech synthesis.

import assert from 'node:assert/strict';

const given = {
  plan: {
    mode: 'pipeline',
    model: 'gpt-5.1-mini',
    language: 'uz',
    greeting: 'Men Nigora, «Nur» kompaniyasidanman.',
  },
};

/** The person says something that is recognised. */
async function says(world, text) {
  world.session.recognisers.at(-1).emit('InterimResult', { text: text.slice(0, 2) });
  await world.pass(300);
  world.session.recognisers.at(-1).emit('Result', { text, confidence: 90 });
  await world.pass(2500);
}

async function talking(world) {
  await world.pickedUp();
  await world.pass(9000);
}

const lost = (name, replies, code, tries) => ({
  name,
  given,
  async run(world) {
    await talking(world);
    world.textModel.replies = [...replies];
    await says(world, 'Ha.');
    await world.pass(15_000);

    assert.equal(world.textModel.asked.length, tries);
    assert.equal(world.halo.events('voice_model_lost')[0].code, code);
    assert.match(world.call.spoken.at(-1).text, /^Uzr/);
    assert.equal(world.end.ending, 'provider_error');
  },
});

export const pipeline = [
  {
    name: 'a call set to three steps discloses first, then recognises, thinks and speaks',
    given,
    async run(world) {
      await world.pickedUp();
      await world.pass(500);
      assert.match(
        world.call.spoken[0].text,
        /^Assalomu alaykum! .*sun'iy intellekt gaplashmoqda\. Men Nigora/,
      );
      assert.equal(world.call.spoken[0].voice.voice, 'uz_UZ_MadinaNeural');
      assert.equal(world.session.recognisers.length, 0, 'the disclosure can be talked over');
      await world.pass(8500);
      world.textModel.replies = [{ content: 'Oyiga bir yuz yigirma ming so‘m.' }];
      await says(world, 'Qancha turadi?');
      world.call.hangUpByPerson();
      await world.over();

      assert.equal(world.model.opened.length, 0);
      assert.deepEqual(world.session.recognisers[0].parameters.profile, { profile: 'google uz' });
      const [{ url, body, headers }] = world.textModel.asked;
      assert.equal(url, 'https://api.openai.com/v1/chat/completions');
      assert.equal(headers.Authorization, 'Bearer sk-test-0123456789');
      assert.equal(body.model, 'gpt-5.1-mini');
      assert.deepEqual(
        body.messages.map((message) => message.role),
        ['system', 'assistant', 'user'],
      );
      assert.deepEqual(
        body.tools.map((tool) => tool.function.name),
        ['end_call', 'do_not_call', 'call_back_at'],
      );
      assert.deepEqual(world.lines.slice(1), [
        'customer: Qancha turadi?',
        'agent: Oyiga bir yuz yigirma ming so‘m.',
      ]);
      assert.equal(world.halo.events('totals')[0].tokens.input, 80);
      assert.equal(world.session.recognisers[0].isStopped, true);
    },
  },
  {
    name: 'whoever interrupts a synthetic voice is listened to at once',
    given,
    async run(world) {
      await talking(world);
      world.textModel.replies = [
        { content: 'Tarifimiz haqida batafsil aytib beraman. '.repeat(5) },
        { content: 'Xo‘p.' },
      ];
      await says(world, 'Ha.');
      assert.ok(world.call.isPlaying);
      world.session.recognisers[0].emit('InterimResult', { text: 'to' });
      assert.equal(world.call.stoppedPlaybacks, 1);
      assert.ok(!world.call.isPlaying);
      await says(world, 'To‘xtang.');

      assert.equal(world.call.spoken.at(-1).text, 'Xo‘p.');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'somebody who goes on talking is answered as a whole',
    given,
    async run(world) {
      await talking(world);
      world.textModel.replies = [{ content: 'Birinchi.', after: 4000 }, { content: 'Ikkinchi.' }];
      world.session.recognisers[0].emit('Result', { text: 'Qancha turadi?', confidence: 90 });
      await world.pass(1000);
      world.session.recognisers[0].emit('Result', { text: 'Oyiga.', confidence: 90 });
      await world.pass(8000);

      assert.deepEqual(world.lines.slice(1), [
        'customer: Qancha turadi?',
        'customer: Oyiga.',
        'agent: Ikkinchi.',
      ]);
      assert.deepEqual(
        world.textModel.asked[1].body.messages.slice(2).map((message) => message.content),
        ['Qancha turadi?', 'Oyiga.'],
      );
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'somebody who talks without end makes for one question at a time to the text model',
    given,
    async run(world) {
      await talking(world);
      world.textModel.replies = Array(3).fill({ content: 'Xo‘p.', after: 9000 });
      for (let turn = 0; turn < 12; turn++) {
        world.session.recognisers[0].emit('Result', { text: `Savol ${turn}.`, confidence: 90 });
        await world.pass(700);
      }
      await world.pass(20_000);

      assert.equal(world.textModel.asked.length, 2);
      assert.equal(world.lines.at(-1), 'agent: Xo‘p.');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'the tools work in three steps as well, and the goodbye is heard before the line is closed',
    given,
    async run(world) {
      await talking(world);
      world.textModel.replies = [
        { tools: [{ name: 'do_not_call', arguments: '{"quote":"Boshqa qo‘ng‘iroq qilmang"}' }] },
        { content: 'Uzr, xayr.', tools: [{ name: 'end_call', arguments: '{}' }] },
      ];
      await says(world, 'Boshqa qo‘ng‘iroq qilmang.');
      assert.equal(world.halo.events('opt_out')[0].quote, 'Boshqa qo‘ng‘iroq qilmang');
      assert.equal(world.textModel.asked[1].body.messages.at(-1).role, 'tool');
      assert.equal(world.call.spoken.at(-1).text, 'Uzr, xayr.');
      await world.pass(3000);

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.end.reason, 'end_call');
    },
  },
  {
    name: 'a text model that only ever uses tools is not asked for ever',
    given: { plan: { ...given.plan, silence_seconds: 10 } },
    async run(world) {
      await talking(world);
      world.textModel.replies = Array(20).fill({
        tools: [{ name: 'call_back_at', arguments: '{"words":"ertaga"}' }],
        after: 100,
      });
      await says(world, 'Ertaga.');
      await world.pass(12_000);

      assert.equal(world.textModel.asked.length, 3);
      assert.equal(world.end.reason, 'silence_limit');
    },
  },
  {
    name: 'a text model that stumbles is asked once more',
    given,
    async run(world) {
      await talking(world);
      world.textModel.replies = [{ code: 503 }, { content: 'Xo‘p.' }];
      await says(world, 'Ha.');

      assert.equal(world.call.spoken.at(-1).text, 'Xo‘p.');
      world.call.hangUpByPerson();
    },
  },
  lost(
    'a text model that refuses the key is told as such and not asked again',
    [{ code: 401 }],
    'unauthorized',
    1,
  ),
  lost(
    'a text model without quota is told as such',
    [{ code: 429, error: 'insufficient_quota' }],
    'insufficient_quota',
    1,
  ),
  lost('a text model that stays away is apologised for', [{ code: 503 }, { code: 503 }], 'error', 2),
  {
    name: 'speech recognition that fails is started once more, then apologised for',
    given,
    async run(world) {
      await talking(world);
      world.session.recognisers[0].emit('ASRError', { error: 'secret words' });
      await world.pass(500);
      assert.equal(world.session.recognisers.length, 2);
      await says(world, 'Ha.');
      world.session.recognisers[1].emit('ASRError', { error: 'secret words' });
      await world.pass(15_000);

      assert.equal(world.halo.events('voice_model_lost')[0].code, 'recognition_failed');
      assert.equal(world.end.ending, 'provider_error');
    },
  },
  {
    name: 'speech synthesis that fails ends the call',
    given: { ...given, platform: { sayFails: true } },
    async run(world) {
      await world.pickedUp();
      await world.pass(5000);

      assert.equal(world.halo.events('voice_model_lost')[0].code, 'speech_failed');
      assert.equal(world.end.ending, 'provider_error');
    },
  },
  {
    name: 'a language that cannot be spoken in three steps is talked in by the realtime model',
    given: { plan: { ...given.plan, language: 'tj' } },
    async run(world) {
      await world.talking();

      assert.equal(world.model.opened.length, 1);
      assert.equal(world.call.spoken.length, 0);
      world.call.hangUpByPerson();
    },
  },
];
