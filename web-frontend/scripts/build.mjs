// What Maven runs to build and test the pages. Plain Node without any package, since it is what installs the packages.
//
//   node scripts/build.mjs build   installs what package-lock.json names, builds dist/, copies it to target/classes/static
//   node scripts/build.mjs test    lint, types, unused code, the lock file's completeness, then the unit tests
//
// Work that would come out the same is skipped: the install while package*.json stay, the build while the sources stay.
// Everything is also written to target/frontend.log, because `mvn -q` hides it.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(home, 'target');
const log = join(target, 'frontend.log');
const installMark = join(home, 'node_modules', '.halo-installed');
const buildMark = join(target, 'frontend-built');
const oldestNode = [20, 19];
/** Folders and files of this module that decide nothing about what the build makes. */
const notSources = new Set([
  'node_modules',
  'dist',
  'target',
  'e2e',
  'test-results',
  'playwright-report',
  'pom.xml',
]);

/** A failure that one sentence explains; its stack would tell nobody anything. */
class Failure extends Error {}

function say(text) {
  process.stdout.write(`${text}\n`);
  appendFileSync(log, `${text}\n`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    throw new Failure(
      `Node ${oldestNode.join('.')} or newer is needed to build the pages, and this is ${process.version}.`,
    );
  }
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => folder !== home || !notSources.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

/** One hash over names and contents, so that a renamed file counts as a change. */
function hashOf(files) {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\0`);
  for (const file of files) {
    hash
      .update(`${relative(home, file).split(sep).join('/')}\0${statSync(file).size}\0`)
      .update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isMarked(mark, hash) {
  return existsSync(mark) && readFileSync(mark, 'utf8') === hash;
}

/** Runs a command of npm here and shows what it prints as it comes. */
function npm(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      cwd: home,
      env: {
        ...process.env,
        // The browser tests use the machine's own Chromium.
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
        NO_UPDATE_NOTIFIER: '1',
        NO_COLOR: '1',
        FORCE_COLOR: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        process.stdout.write(chunk);
        appendFileSync(log, chunk);
      });
    }
    child.on('error', (cause) =>
      reject(
        new Failure(
          cause.code === 'ENOENT'
            ? 'npm is needed to build the pages, and there is none on the PATH.'
            : `npm could not be started: ${cause.message}`,
        ),
      ),
    );
    child.on('close', (code, signal) =>
      code === 0
        ? resolve()
        : reject(
            new Failure(`\`npm ${args.join(' ')}\` ended with ${signal ?? `exit code ${code}`}; see ${log}`),
          ),
    );
  });
}

async function install() {
  const hash = hashOf([join(home, 'package.json'), join(home, 'package-lock.json')]);
  if (isMarked(installMark, hash)) {
    return;
  }
  say('Installing the packages of the pages …');
  await npm('ci', '--prefer-offline', '--no-audit', '--no-fund');
  writeFileSync(installMark, hash);
}

async function build() {
  await install();
  const dist = join(home, 'dist');
  const served = join(target, 'classes', 'static');
  const hash = hashOf(filesBelow(home));
  if (!isMarked(buildMark, hash) || !existsSync(join(dist, 'index.html'))) {
    say('Building the pages …');
    await npm('run', '--silent', 'build');
    if (!existsSync(join(dist, 'index.html'))) {
      throw new Failure('`npm run build` made no dist/index.html.');
    }
    rmSync(served, { recursive: true, force: true });
    writeFileSync(buildMark, hash);
  }
  if (!existsSync(served)) {
    cpSync(dist, served, { recursive: true });
  }
}

/**
 * Fails when package-lock.json misses an optional dependency of one of its packages. npm drops those of other systems
 * silently when a registry does not serve them, and `npm ci` then fails on just those systems.
 */
function checkLock() {
  const { packages } = JSON.parse(readFileSync(join(home, 'package-lock.json'), 'utf8'));
  const isLocked = (path, name) => {
    // As Node resolves it: in the package's own node_modules, else in one further up.
    for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) {
        return true;
      }
      if (at === '') {
        return false;
      }
    }
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(path, name))
      .map((name) => `${name} (of ${path.replace(/^.*node_modules\//, '')})`),
  );
  if (missing.length > 0) {
    throw new Failure(`package-lock.json lacks optional dependencies: ${missing.join(', ')}.`);
  }
}

async function test() {
  await install();
  checkLock();
  await npm('run', '--silent', 'check');
  await npm('test', '--silent');
}

const commands = { build, test };

try {
  mkdirSync(target, { recursive: true });
  const command = process.argv[2] ?? '';
  if (!Object.hasOwn(commands, command)) {
    throw new Failure(`Usage: node scripts/build.mjs ${Object.keys(commands).join('|')}`);
  }
  if (command === 'build') {
    rmSync(log, { force: true });
  }
  checkNode();
  await commands[command]();
} catch (failure) {
  if (!(failure instanceof Failure)) {
    throw failure;
  }
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 1;
}
