// The stories notice every deliberate breakage of the scenario; if they did not, they would prove nothing.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mutate, mutations } from './mutations.mjs';
import { compile, play, scenario, stories } from './play.mjs';

/** @returns {Promise<Error | undefined>} what went wrong in the first story that did not pass */
async function playAll(told, script) {
  for (const story of told) {
    const wrong = await play(story, script);
    if (wrong !== undefined) {
      return new Error(`${story.name}: ${wrong.message}`, { cause: wrong });
    }
  }
  return undefined;
}

it('the scenario as it is passes every story, however often they are played', async () => {
  const script = compile(scenario);
  const told = Object.values(stories).flat();

  assert.equal(await playAll([...told, ...told], script), undefined);
});

for (const [subject, breakages] of Object.entries(mutations)) {
  describe(`a scenario in which ${subject} is broken`, () => {
    for (const breakage of breakages) {
      it(`${breakage.name}: a story fails`, async () => {
        const script = compile(mutate(scenario, breakage));

        assert.ok((await playAll(stories[subject], script)) !== undefined, 'no story noticed');
      });
    }
  });
}
