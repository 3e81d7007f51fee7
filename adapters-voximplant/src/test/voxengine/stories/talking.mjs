// The talk with OpenAI's realtime model.

import assert from 'node:assert/strict';

const APOLOGIES = {
  ru: ['Извините', 'ru_RU_SvetlanaNeural'],
  uz: ['Uzr', 'uz_UZ_MadinaNeural'],
  tj: ['Бубахшед', 'ru_RU_SvetlanaNeural'],
};

/** The voice is gone: the person hears an apology, the line ends, and HALO knows why. */
async function isApologisedFor(world, code, opening = 'Извините') {
  await world.pass(15_000);
  const [apology] = world.call.spoken;
  assert.ok(apology !== undefined && apology.text.startsWith(opening), 'no apology');
  assert.equal(world.halo.events('voice_model_lost')[0].code, code);
  assert.equal(world.end.ending, 'provider_error');
  assert.equal(world.end.reason, 'voice_model_lost');
  assert.equal(world.call.state, 'ended');
}

export const talking = [
  {
    name: 'the first words on the line say that this is a machine, then comes the greeting',
    async run(world) {
      await world.talking();

      const [first] = world.model.responses;
      assert.equal(first.tool_choice, 'none');
      assert.match(
        first.instructions,
        /word for word.*\n\nЗдравствуйте! .*искусственный интеллект\. Меня зовут Нигора/s,
      );
      assert.match(world.lines[0], /^agent: Здравствуйте! .* Меня зовут Нигора/);
      assert.equal(world.call.spoken.length, 0, 'something was said before');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a "hello?" does not cut the disclosure off',
    async run(world) {
      await world.pickedUp();
      await world.pass(600);
      assert.deepEqual(world.model.speaksTo, [world.call.forScenario]);
      world.model.hears(world.call, 'Алло?');
      await world.pass(100);
      assert.equal(world.model.clearedBuffers, 0);

      await world.pass(6000);

      assert.ok(world.model.hasEarFor(world.call), 'the person is never heard');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a model that never ends its opening hears the person all the same',
    async run(world) {
      await world.pickedUp();
      await world.pass(400);
      world.model.replies = [{ never: true }];
      await world.pass(12_000);

      assert.ok(world.model.hasEarFor(world.call));
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a call that need not disclose begins with its greeting',
    given: { plan: { disclose_ai: false } },
    async run(world) {
      await world.talking();

      assert.match(world.lines[0], /^agent: Меня зовут Нигора/);
      world.call.hangUpByPerson();
    },
  },
  {
    name: "the model gets the call's language, voice, prompt and tools, and the key from the secret",
    given: {
      plan: {
        language: 'tj',
        voice: 'male',
        model: 'gpt-realtime-2',
        ai: { base_url: 'https://eu.api.openai.com', secret_name: 'OPENAI_API_KEY' },
      },
    },
    async run(world) {
      await world.talking();

      const [opened] = world.model.opened;
      assert.equal(opened.apiKey, 'sk-test-0123456789');
      assert.equal(opened.model, 'gpt-realtime-2');
      assert.equal(opened.baseUrl, 'https://eu.api.openai.com');
      assert.equal(opened.privacy, true);
      const [session] = world.model.sessions;
      assert.deepEqual(session.audio.input.transcription, { model: 'gpt-4o-transcribe', language: 'tg' });
      assert.equal(session.audio.output.voice, 'cedar');
      assert.match(session.instructions, /Speak Tajik only/);
      assert.ok(session.instructions.endsWith(world.halo.plan.prompt));
      assert.deepEqual(
        session.tools.map((tool) => tool.name),
        ['end_call', 'do_not_call', 'call_back_at'],
      );
      assert.match(world.lines[0], /^agent: Ассалому алайкум! .*зеҳни сунъӣ/);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a call in whatever language the person answers in pins none, and discloses in that of the greeting',
    given: { plan: { language: 'auto', greeting: 'Assalomu alaykum, men Nigora, «Nur» kompaniyasidanman.' } },
    async run(world) {
      await world.talking();

      const [session] = world.model.sessions;
      assert.deepEqual(session.audio.input.transcription, { model: 'gpt-4o-transcribe' });
      assert.match(session.instructions, /Speak the language that the person answers in/);
      assert.match(world.lines[0], /sun'iy intellekt/);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'whoever interrupts is listened to at once',
    async run(world) {
      await world.talking();
      world.model.replies = [
        { text: 'Расскажу подробно, это очень длинная речь о тарифе и обо всём, что в него входит.' },
      ];
      await world.says('Слушаю.', { lasts: 500 });
      const before = world.model.clearedBuffers;
      world.model.hears(world.call, 'Погодите!');
      assert.equal(world.model.clearedBuffers, before + 1);
      await world.pass(3000);

      assert.deepEqual(
        world.lines.slice(1).map((line) => line.split(':')[0]),
        ['customer', 'agent', 'customer'],
      );
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'lines come in the order of the talk, though the answer is written down before the question',
    async run(world) {
      await world.talking();
      world.model.replies = [{ text: 'Сто двадцать тысяч.' }, { text: 'Да, и роутер.' }];
      world.model.hears(world.call, 'Сколько стоит?', { writesAfter: 6000 });
      await world.pass(3000);
      world.model.hears(world.call, 'А роутер входит?', { writesAfter: 200 });
      await world.pass(8000);

      assert.deepEqual(world.lines.slice(1), [
        'customer: Сколько стоит?',
        'agent: Сто двадцать тысяч.',
        'customer: А роутер входит?',
        'agent: Да, и роутер.',
      ]);
      const times = world.halo.events('said').map((line) => Date.parse(line.at));
      assert.deepEqual(
        times,
        [...times].sort((one, other) => one - other),
      );
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'items that become known in the wrong order stand where the conversation has them',
    async run(world) {
      await world.talking();
      const add = (id, role, previous) =>
        world.model.emit('ConversationItemAdded', {
          item: { id, type: 'message', role },
          previous_item_id: previous,
        });
      add('a', 'user', null);
      add('c', 'user', 'b');
      add('b', 'assistant', 'a');
      const write = (id, transcript) =>
        world.model.emit('ConversationItemInputAudioTranscriptionCompleted', { item_id: id, transcript });
      write('c', 'три');
      world.model.emit('ResponseOutputAudioTranscriptDone', { item_id: 'b', transcript: 'два' });
      write('a', 'один');
      await world.pass(3000);

      assert.deepEqual(world.lines.slice(1), ['customer: один', 'agent: два', 'customer: три']);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a line that was heard early stands where the conversation says later',
    async run(world) {
      await world.talking();
      world.model.emit('InputAudioBufferSpeechStarted', { item_id: 'late' });
      world.model.emit('ConversationItemAdded', {
        item: { id: 'early', type: 'message', role: 'assistant' },
      });
      world.model.emit('InputAudioBufferCommitted', { item_id: 'late', previous_item_id: 'early' });
      world.model.emit('ResponseOutputAudioTranscriptDone', { item_id: 'early', transcript: 'раньше' });
      const transcript = { item_id: 'late', transcript: 'позже' };
      world.model.emit('ConversationItemInputAudioTranscriptionCompleted', transcript);
      await world.pass(3000);

      assert.deepEqual(world.lines.slice(1), ['agent: раньше', 'customer: позже']);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a line that is never written down does not keep the others back',
    async run(world) {
      await world.talking();
      world.model.replies = [{ text: 'Понимаю.' }];
      await world.says('Мгм.', { never: true });
      assert.equal(world.lines.length, 1, 'the answer waits for its question');
      await world.pass(6000);
      assert.deepEqual(world.lines.slice(1), ['agent: Понимаю.']);
      world.call.hangUpByPerson();
      await world.over();

      assert.deepEqual(world.lines.slice(2), ['customer: […]']);
    },
  },
  {
    name: 'words that nobody can make out are shown as such, and are no human speech',
    async run(world) {
      await world.talking();
      world.model.replies = [{ text: 'Повторите, пожалуйста.' }];
      await world.says('', { fails: true });
      world.call.hangUpByPerson();
      await world.over();

      assert.deepEqual(world.lines.slice(1), ['customer: […]', 'agent: Повторите, пожалуйста.']);
      assert.ok(!/\p{L}/u.test(world.halo.events('said')[1].text));
    },
  },
  {
    name: 'the last words are waited for, and are told after the end of the line',
    async run(world) {
      await world.talking();
      world.model.hears(world.call, 'Всё, до свидания.', { writesAfter: 1500 });
      await world.pass(1000);
      world.call.hangUpByPerson();
      await world.pass(600);
      assert.equal(world.end.ending, 'completed', 'the end waits for the words');
      await world.over();

      assert.equal(world.lines.at(-1), 'customer: Всё, до свидания.');
      assert.equal(world.halo.events('transcribed')[0].lines, 2);
    },
  },
  {
    name: 'words of which only the answer as a whole tells are not lost',
    async run(world) {
      await world.talking();
      world.model.replies = [{ text: 'Записала вас на среду.', silentTranscript: true }];
      await world.says('На среду.');
      world.call.hangUpByPerson();
      await world.over();

      assert.equal(world.lines.at(-1), 'agent: Записала вас на среду.');
    },
  },
  {
    name: 'an opt-out reaches HALO at once, and the model says sorry and ends the call',
    async run(world) {
      await world.talking();
      world.model.replies = [
        { tools: [{ name: 'do_not_call', arguments: '{"quote":"Больше мне не звоните"}' }] },
        { text: 'Простите за беспокойство, до свидания.', tools: [{ name: 'end_call', arguments: '{}' }] },
      ];
      world.model.hears(world.call, 'Больше мне не звоните!');
      await world.pass(1500);
      assert.equal(world.halo.events('opt_out')[0].quote, 'Больше мне не звоните');
      assert.match(world.model.items[0].output, /Do not try to persuade/);
      await world.over();

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.end.reason, 'end_call');
    },
  },
  {
    name: 'somebody who has opted out is let go, even if the model is not done with them',
    async run(world) {
      await world.talking();
      world.model.replies = [
        { tools: [{ name: 'do_not_call', arguments: 'not json' }] },
        { text: 'Но у нас же скидка!' },
      ];
      await world.says('Не звоните мне.');
      for (let turn = 0; turn < 4; turn++) {
        world.model.replies = [{ text: 'И ещё кое-что.' }];
        await world.says('Нет.');
      }

      assert.equal(world.halo.events('opt_out').length, 1);
      assert.equal(world.end.reason, 'opt_out');
    },
  },
  {
    name: 'a wish to be called later is told in the words of the person, and the talk goes on',
    async run(world) {
      await world.talking();
      world.model.replies = [
        { tools: [{ name: 'call_back_at', arguments: '{"words":"завтра после шести"}' }] },
        { text: 'Хорошо, завтра после шести.' },
      ];
      await world.says('Наберите завтра после шести.');

      assert.equal(world.halo.events('callback_requested')[0].words, 'завтра после шести');
      assert.equal(world.lines.at(-1), 'agent: Хорошо, завтра после шести.');
      assert.equal(world.call.state, 'connected');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'the goodbye is heard to its end before the line is closed',
    async run(world) {
      await world.talking();
      const goodbye = 'Спасибо за разговор, всего вам самого доброго, до свидания!';
      world.model.replies = [{ text: goodbye, tools: [{ name: 'end_call', arguments: '{}' }] }];
      world.model.hears(world.call, 'Спасибо, пока.');
      await world.pass(900 + 200 + 100 + goodbye.length * 50);
      assert.equal(world.call.state, 'connected', 'cut off');
      await world.pass(1500);

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.end.reason, 'end_call');
    },
  },
  {
    name: 'a model that hangs up without a word is made to say goodbye first',
    async run(world) {
      await world.talking();
      world.model.replies = [{ tools: [{ name: 'end_call', arguments: '{}' }] }, { text: 'До свидания.' }];
      await world.says('Пока.');

      assert.match(world.model.responses.at(-1).instructions, /goodbye/);
      assert.equal(world.lines.at(-1), 'agent: До свидания.');
      assert.equal(world.end.reason, 'end_call');
    },
  },
  {
    name: 'a tool that does not exist is told to be none, and the talk goes on',
    async run(world) {
      await world.talking();
      world.model.replies = [{ tools: [{ name: 'transfer_money', arguments: '{}' }] }, { text: 'Так вот.' }];
      await world.says('Ну?');

      assert.equal(world.model.items[0].output, 'There is no such tool.');
      assert.equal(world.lines.at(-1), 'agent: Так вот.');
      world.call.hangUpByPerson();
    },
  },
  ...Object.entries(APOLOGIES).map(([language, [opening, voice]]) => ({
    name: `a voice that is lost in mid-call is apologised for in ${language}`,
    given: { plan: { language } },
    async run(world) {
      await world.talking();
      await world.says('Да?');
      world.model.drop(1011);
      await isApologisedFor(world, 'closed_1011', opening);

      assert.equal(world.call.spoken[0].voice.voice, voice);
      assert.ok(world.lines.length >= 2, 'what was said before is lost');
    },
  })),
  {
    name: 'an apology that cannot be spoken does not keep the person on the line',
    given: { platform: { sayNeverEnds: true } },
    async run(world) {
      await world.talking();
      world.model.drop();
      await world.pass(20_000);

      assert.equal(world.call.state, 'ended');
      assert.equal(world.end.ending, 'provider_error');
    },
  },
  {
    name: 'a voice model that does not open is tried once more, then apologised for',
    async run(world) {
      world.model.openings = ['rejects', 'rejects'];
      await world.pickedUp();
      await isApologisedFor(world, 'open_failed');

      assert.equal(world.model.opened.length, 2);
    },
  },
  {
    name: 'a voice model that opens at the second try is talked to as if nothing were',
    async run(world) {
      world.model.openings = ['closes'];
      await world.talking();

      assert.equal(world.model.opened.length, 2);
      assert.equal(world.lines.length, 1);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a voice model that never answers costs the person five seconds',
    async run(world) {
      world.model.openings = ['hangs', 'hangs'];
      await world.pickedUp();
      await world.pass(5200);
      assert.equal(world.call.spoken.length, 1);
      await isApologisedFor(world, 'open_failed');

      assert.equal(world.model.opened.length, 1);
    },
  },
  {
    name: 'a voice model that opens after all that is closed unused',
    async run(world) {
      world.model.openings = ['opens_late'];
      await world.pickedUp();
      await isApologisedFor(world, 'open_failed');

      assert.equal(world.model.closedClients, 1);
      assert.equal(world.model.sessions.length, 0);
    },
  },
  {
    name: 'a key that OpenAI refuses is told as such and not tried again',
    async run(world) {
      world.model.openings = ['unauthorized'];
      await world.pickedUp();
      await isApologisedFor(world, 'unauthorized');

      assert.equal(world.model.opened.length, 1);
    },
  },
  {
    name: 'a refusal that comes over the open socket counts as well',
    async run(world) {
      await world.pickedUp();
      await world.pass(270);
      world.model.emit('HTTPResponse', { status: 401 });
      await isApologisedFor(world, 'unauthorized');
    },
  },
  {
    name: 'an account without quota is told as such',
    async run(world) {
      await world.talking();
      world.model.fail('insufficient_quota');
      await isApologisedFor(world, 'insufficient_quota');
    },
  },
  {
    name: 'an answer that fails for want of quota is told as such',
    async run(world) {
      await world.talking();
      world.model.replies = [{ status: 'failed', error: 'insufficient_quota' }];
      world.model.hears(world.call, 'Да.');
      await isApologisedFor(world, 'insufficient_quota');
    },
  },
  {
    name: 'an answer that fails is asked for once more',
    async run(world) {
      await world.talking();
      world.model.replies = [{ status: 'failed', error: 'server_error' }, { text: 'Слушаю вас.' }];
      await world.says('Алло.');

      assert.equal(world.lines.at(-1), 'agent: Слушаю вас.');
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'answers that keep failing end the call with an apology',
    async run(world) {
      await world.talking();
      world.model.replies = Array(4).fill({ status: 'failed', error: 'server_error' });
      world.model.hears(world.call, 'Алло.');
      await isApologisedFor(world, 'response_failed');
    },
  },
  {
    name: 'settings that are not to its liking are asked for without what is not essential',
    given: { plan: { language: 'uz' } },
    async run(world) {
      world.model.settingsErrors = ['invalid_value'];
      await world.talking();

      assert.equal(world.model.sessions.length, 2);
      assert.equal(world.model.sessions[1].audio.input.transcription.language, undefined);
      assert.match(world.model.sessions[1].instructions, /Speak Uzbek only/);
      assert.equal(world.lines.length, 1);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'settings that are refused altogether end the call with an apology',
    async run(world) {
      world.model.settingsErrors = ['invalid_value', 'invalid_value'];
      await world.pickedUp();
      await isApologisedFor(world, 'not_configured');
    },
  },
  {
    name: 'a model that says nothing of its session gets its settings all the same',
    async run(world) {
      world.model.saysCreated = false;
      await world.talking();

      assert.equal(world.model.sessions.length, 1);
      assert.equal(world.lines.length, 1);
      world.call.hangUpByPerson();
    },
  },
  {
    name: 'a model that never takes its settings is apologised for',
    async run(world) {
      world.model.saysUpdated = false;
      await world.pickedUp();
      await isApologisedFor(world, 'not_configured');
    },
  },
  {
    name: 'errors that pass do not end a talk, and a flood of them does',
    async run(world) {
      await world.talking();
      for (let no = 0; no < 4; no++) {
        world.model.fail('conversation_already_has_active_response');
        await world.pass(4000);
        await world.says('Да.');
      }
      assert.equal(world.call.state, 'connected');
      for (let no = 0; no < 5; no++) {
        world.model.fail('invalid_request_error');
      }
      await isApologisedFor(world, 'too_many_errors');
    },
  },
  {
    name: 'events that come after the end change nothing',
    async run(world) {
      await world.talking();
      world.call.hangUpByPerson({ cost: 0.05 });
      await world.pass(10);
      world.call.emitLate('Connected', {});
      world.call.emitLate('Ringing', {});
      world.call.emitLate('Failed', { code: 486, reason: 'Busy Here' });
      world.call.emitLate('Disconnected', { internalCode: 487, reason: '', duration: 1, cost: 9 });
      world.call.emitLate('PlaybackFinished', {});
      world.call.emitLate('RtpStopped', {});
      world.model.emit('WebSocketMediaEnded', {});
      world.session.command({ cmd: 'hangup', nonce: 'a1b2c3d4e5' });
      world.model.drop();
      await world.over();

      assert.equal(world.end.ending, 'completed');
      assert.equal(world.halo.events('answered').length, 1);
      assert.equal(world.halo.events('ringing').length, 1);
      assert.equal(world.halo.events('voice_model_lost').length, 0);
      assert.equal(world.halo.events('totals')[0].cost, 0.05);
    },
  },
];
