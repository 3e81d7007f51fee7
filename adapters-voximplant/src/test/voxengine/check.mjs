// What Maven runs to check the scenario. Plain Node without any package, since it is what installs the one package.
//
//   node check.mjs                    installs what package-lock.json names, checks the types, plays every story
//   node check.mjs --typings FILE     checks the types against the vendor's own typings instead of ours, and no more
//
// Everything is also written to target/voxengine.log, because `mvn -q` hides it.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parts } from '../../main/voxengine/build.mjs';

const home = dirname(fileURLToPath(import.meta.url));
const sources = resolve(home, '../../main/voxengine');
const target = resolve(home, '../../../target');
const log = join(target, 'voxengine.log');
const installMark = join(home, 'node_modules', '.halo-installed');
const oldestNode = [20, 19];
const tests = [
  'build.test.mjs',
  'units.test.mjs',
  'scenario.test.mjs',
  'mutations.test.mjs',
  'chaos.test.mjs',
  'host.test.mjs',
  'provider.test.mjs',
];

/** A failure that one sentence explains; its stack would tell nobody anything. */
class Failure extends Error {}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Failure(
      `Node ${oldestNode.join('.')} or newer is needed to check the scenario, and this is ${process.version}.`,
    );
  }
}

/** Runs a command here and shows what it prints as it comes. */
function run(command, args, complaint) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: home,
      env: { ...process.env, NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        process.stdout.write(chunk);
        appendFileSync(log, chunk);
      });
    }
    child.on('error', (cause) => fail(new Failure(`${command} could not be started: ${cause.message}`)));
    child.on('close', (code) => (code === 0 ? done() : fail(new Failure(`${complaint}; see ${log}`))));
  });
}

async function install() {
  const files = ['package.json', 'package-lock.json'].map((name) => readFileSync(join(home, name)));
  const hash = createHash('sha256').update(process.version).update(files[0]).update(files[1]).digest('hex');
  if (!existsSync(installMark) || readFileSync(installMark, 'utf8') !== hash) {
    await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], '`npm ci` failed');
    writeFileSync(installMark, hash);
  }
}

function tsc(project) {
  const compiler = join(home, 'node_modules', 'typescript', 'bin', 'tsc');
  return run(process.execPath, [compiler, '-p', project], 'The scenario does not fit its types');
}

/** Ours are few and strict; the vendor's say more, and have mistakes of their own that are passed over. */
function checkAgainst(typings) {
  const project = join(target, 'voxengine-typings.json');
  const options = JSON.parse(readFileSync(join(sources, 'tsconfig.json'), 'utf8')).compilerOptions;
  const config = {
    compilerOptions: { ...options, skipLibCheck: true },
    files: [
      resolve(typings),
      join(home, 'vendor-names.d.ts'),
      join(sources, 'types.d.ts'),
      ...parts.map((part) => join(sources, part)),
    ],
  };
  writeFileSync(project, JSON.stringify(config));
  return tsc(project);
}

try {
  mkdirSync(target, { recursive: true });
  rmSync(log, { force: true });
  checkNode();
  await install();
  const [, , option, typings] = process.argv;
  if (option === '--typings' && typings !== undefined) {
    await checkAgainst(typings);
  } else if (option === undefined) {
    await tsc(sources);
    await run(
      process.execPath,
      ['--test', `--test-reporter=${join(home, 'reporter.mjs')}`, ...tests],
      'The scenario fails its tests',
    );
  } else {
    throw new Failure('Usage: node check.mjs [--typings FILE]');
  }
} catch (failure) {
  if (!(failure instanceof Failure)) {
    throw failure;
  }
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 1;
}
