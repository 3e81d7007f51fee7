// Plays a story with a script, and tells what went wrong.

import vm from 'node:vm';
import { buildScenario } from '../../main/voxengine/build.mjs';
import { World, HALO_URL } from './simulator/world.mjs';
import { dialling } from './stories/dialling.mjs';
import { limits } from './stories/limits.mjs';
import { pipeline } from './stories/pipeline.mjs';
import { reporting } from './stories/reporting.mjs';
import { talking } from './stories/talking.mjs';

export const stories = { dialling, talking, limits, reporting, pipeline };

export const scenario = buildScenario(HALO_URL);

/** Compiles a script as VoxEngine would load it. */
export function compile(script) {
  return new vm.Script(script, { filename: 'halo-call.voxengine.js' });
}

/**
 * Plays a story to its end, when the session is over.
 *
 * @param {{name: string, given?: object, run: (world: World) => Promise<void>}} story
 * @param {vm.Script} script
 * @returns {Promise<Error | undefined>} what went wrong, if anything did
 */
export async function play(story, script) {
  const rejections = [];
  const note = (cause) => rejections.push(`a promise was left rejected: ${cause?.stack ?? cause}`);
  process.on('unhandledRejection', note);
  try {
    const world = new World(script, story.given);
    await story.run(world);
    await world.over();
    const broken = [...world.broken(), ...rejections];
    return broken.length > 0 ? new Error(broken.join('\n')) : undefined;
  } catch (cause) {
    return cause;
  } finally {
    process.off('unhandledRejection', note);
  }
}
