// What a story cannot show in all its cases: tables, and an order that must not depend on chance.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import vm from 'node:vm';
import { seeded, shuffled } from './simulator/chance.mjs';

const sources = new URL('../../main/voxengine/', import.meta.url);

/** Runs files of the scenario by themselves, and gives their names. */
function load(files, names, globals = {}) {
  const code = files.map((file) => readFileSync(new URL(file, sources), 'utf8')).join('\n');
  return vm.runInNewContext(`${code}\n;({${names.join(',')}})`, globals);
}

describe('a transcript', () => {
  const { createTranscript } = load(['settings.js', 'transcript.js'], ['createTranscript']);

  it('is in the order of the conversation, whatever the order in which words become known', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const chance = seeded(seed);
      const told = [];
      const transcript = createTranscript((line) => told.push(line));
      const ids = Array.from({ length: 2 + Math.floor(chance() * 10) }, (_, index) => `item-${index}`);
      const speakers = ids.map(() => (chance() < 0.5 ? 'agent' : 'customer'));

      ids.forEach((id, index) => transcript.add(id, speakers[index], index === 0 ? null : ids[index - 1]));
      for (const id of shuffled(ids, chance)) {
        transcript.said(id, speakers[ids.indexOf(id)], id);
        if (chance() < 0.3) {
          transcript.said(id, 'agent', 'once more');
        }
      }

      assert.deepEqual(
        told.map((line) => line.text),
        ids,
        `seed ${seed}`,
      );
      assert.equal(transcript.end(), ids.length, `seed ${seed}`);
    }
  });

  it('loses no words and numbers them without gaps, even when nothing is known of their order', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const chance = seeded(seed);
      const told = [];
      const transcript = createTranscript((line) => told.push(line));
      const ids = Array.from({ length: 8 }, (_, index) => `item-${index}`);
      const acts = ids.flatMap((id) => [
        () => transcript.add(id, 'customer', ids[Math.floor(chance() * 8)]),
        () => transcript.said(id, 'customer', id),
      ]);

      for (const act of shuffled(acts, chance)) {
        act();
      }
      const lines = transcript.end();

      assert.deepEqual(told.map((line) => line.text).sort(), ids, `seed ${seed}`);
      assert.deepEqual(
        told.map((line) => line.no),
        ids.map((_, index) => index + 1),
        `seed ${seed}`,
      );
      assert.equal(lines, 8, `seed ${seed}`);
    }
  });
});

describe('a plan', () => {
  const { readPlan } = load(['settings.js', 'http.js', 'permit.js'], ['readPlan']);
  const whole = {
    phone_number: '+998901234567',
    caller_id: '998712000000',
    greeting: 'Salom',
    prompt: '',
    model: 'gpt-realtime',
    ai: { secret_name: 'OPENAI_API_KEY' },
  };

  it('keeps its limits within what the platform and good manners allow', () => {
    const limits = (call) => {
      const plan = readPlan({ ...whole, ...call });
      return [plan.maxSeconds, plan.silenceSeconds, plan.ringSeconds];
    };

    assert.deepEqual(limits({}), [600, 30, 45]);
    assert.deepEqual(limits({ max_seconds: 1, silence_seconds: 0, ring_seconds: -5 }), [30, 5, 5]);
    assert.deepEqual(limits({ max_seconds: 1e9, silence_seconds: 1e9, ring_seconds: 1e9 }), [3300, 300, 60]);
    assert.deepEqual(
      limits({ max_seconds: '90', silence_seconds: Number.NaN, ring_seconds: null }),
      [600, 30, 45],
    );
  });

  it('is none without what nobody can guess', () => {
    const numbers = [
      '',
      '+',
      '12345',
      '0901234567',
      '+99890123456789012',
      '+998 90 123',
      '998901234567;ext=1',
      42,
      null,
    ];
    for (const phone_number of numbers) {
      assert.equal(readPlan({ ...whole, phone_number }), undefined, `phone ${phone_number}`);
    }
    for (const missing of ['phone_number', 'caller_id', 'greeting', 'model', 'ai']) {
      assert.equal(readPlan({ ...whole, [missing]: undefined }), undefined, missing);
    }
    assert.equal(
      readPlan({ ...whole, ai: { secret_name: 'KEY', base_url: 'http://example.com' } }),
      undefined,
    );
    assert.equal(readPlan(null), undefined);
    assert.equal(readPlan('call'), undefined);
  });

  it('discloses unless it is told not to, and records only when it is told to', () => {
    assert.equal(readPlan(whole).discloseAi, true);
    assert.equal(readPlan({ ...whole, disclose_ai: 'no' }).discloseAi, true);
    assert.equal(readPlan({ ...whole, disclose_ai: false }).discloseAi, false);
    assert.equal(readPlan({ ...whole, record: 1 }).record, false);
    assert.equal(readPlan({ ...whole, record: true }).record, true);
  });
});

describe('custom data', () => {
  const { readCustomData } = load(['permit.js'], ['readCustomData']);
  const attempt = '0d9f2f6e-6c1b-4b5e-9a53-6f2a4b7f1c11';
  const ticket = '5e884898da28047151d0e56f8dc62927';

  it('are read only when they are whole', () => {
    assert.deepEqual({ ...readCustomData(`${attempt}.${ticket}`) }, { attempt, ticket });
    for (let length = 0; length < 69; length++) {
      assert.equal(
        readCustomData(`${attempt}.${ticket}`.slice(0, length)),
        undefined,
        `${length} characters`,
      );
    }
    assert.equal(readCustomData(`${attempt}.${ticket}0`), undefined);
    assert.equal(readCustomData(`{${attempt}}.${ticket}`), undefined);
    assert.equal(readCustomData(`${attempt}.${ticket}\n`), undefined);
  });
});

describe('the language of a greeting', () => {
  const { languageOfText } = load(['words.js'], ['languageOfText']);

  it('is told by its letters, or by its words where letters do not tell', () => {
    const languages = {
      'Здравствуйте, удобно говорить?': 'ru',
      'Ассалому алайкум, ман аз ширкати «Нур» занг мезанам, вақт доред? Ҷавоб диҳед.': 'tj',
      'Ассалому алайкум, мен «Нур» компаниясидан қўнғироқ қиляпман': 'uz',
      "Assalomu alaykum, men Nigora, qo'ng'iroq qilyapman": 'uz',
      'Salom, vaqtingiz bormi?': 'uz',
      'Good afternoon, do you have a minute?': 'en',
    };

    for (const [text, language] of Object.entries(languages)) {
      assert.equal(languageOfText(text), language, text);
    }
  });
});

describe('asking again', () => {
  const { mayPass } = load(['http.js'], ['mayPass']);

  it('is worth it only where the same request may fare better', () => {
    const worth = [0, -1, -3, -4, -6, -7, -8, 408, 429, 500, 502, 503, 504];
    const not = [-2, -5, -9, 200, 301, 400, 401, 403, 404, 409, 413, 422];

    assert.deepEqual(worth.filter(mayPass), worth);
    assert.deepEqual(not.filter(mayPass), []);
  });
});
