// The scenario, as it is deployed, through every story.

import { describe, it } from 'node:test';
import { compile, play, scenario, stories } from './play.mjs';

const script = compile(scenario);

for (const [subject, told] of Object.entries(stories)) {
  describe(subject, () => {
    for (const story of told) {
      it(story.name, async () => {
        const wrong = await play(story, script);
        if (wrong !== undefined) {
          throw wrong;
        }
      });
    }
  });
}
