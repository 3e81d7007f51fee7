// Puts the scenario's files together into the one script that VoxEngine runs. Plain Node without any package.
//
//   node build.mjs https://halo.example.com [file]   writes the script for that HALO to a file, or prints it
//
// The script is the same for the same sources and address, so what is deployed can be compared with what is here.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));

/** In this order; only what runs at once, the constants and the last file, cares about it. */
export const parts = [
  'settings.js',
  'words.js',
  'endings.js',
  'guard.js',
  'http.js',
  'permit.js',
  'reports.js',
  'transcript.js',
  'prompt.js',
  'model.js',
  'realtime.js',
  'pipeline.js',
  'watch.js',
  'line.js',
  'control.js',
  'main.js',
];

/** The most bytes that may be uploaded as a scenario. */
export const mostBytes = 128 * 1024;

/** The name it is deployed under. */
export const scenarioName = 'halo-call';

/**
 * @param {string} halo where HALO answers: https, or http on this very machine; without a path
 * @returns {string} the script
 */
export function buildScenario(halo) {
  const address = new URL(halo);
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(address.hostname);
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isLocal)) {
    throw new Error(
      `HALO must be reached by https, for the permit and what is said go there: ${address.protocol}`,
    );
  }
  if (address.pathname !== '/' || address.search !== '' || address.hash !== '' || address.username !== '') {
    throw new Error('The address of HALO is a scheme and a host alone, such as https://halo.example.com.');
  }
  const sources = parts.map((part) => readFileSync(join(home, part), 'utf8'));
  const version = createHash('sha256').update(sources.join('\0')).digest('hex').slice(0, 16);
  const body = sources.map((source, index) => `// --- ${parts[index]}\n${source}`).join('\n');
  const script = `// HALO AI's scenario ${version}. Made by build.mjs from the files named in it: change those, not this.
require(Modules.OpenAI);
require(Modules.ASR);

(function () {
'use strict';

${body.replace("'@HALO_URL@'", () => JSON.stringify(address.origin))}
})();
`;
  if (Buffer.byteLength(script) >= mostBytes) {
    throw new Error(
      `The scenario has ${Buffer.byteLength(script)} bytes, and fewer than ${mostBytes} can be uploaded.`,
    );
  }
  return script;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , halo, file] = process.argv;
  if (halo === undefined) {
    process.stderr.write('Usage: node build.mjs https://halo.example.com [file]\n');
    process.exitCode = 64;
  } else if (file === undefined) {
    process.stdout.write(buildScenario(halo));
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, buildScenario(halo));
  }
}
