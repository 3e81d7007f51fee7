import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const project = resolve(import.meta.dirname, '../../..');
const jar = join(project, 'bootstrap/target/halo.jar');
const log = join(project, 'web-frontend/target/browser-tests-server.log');

/** How much faster than life the mock partners act: a call of two minutes takes about a second. */
const mockSpeed = '100';
const startMillis = 180_000;
const stopMillis = 20_000;

/** The packaged application on a free port, with a data directory of its own that ends with it. */
export class HaloProcess {
  readonly url: string;
  private readonly child: ChildProcess;
  private readonly dataDirectory: string;

  private constructor(url: string, child: ChildProcess, dataDirectory: string) {
    this.url = url;
    this.child = child;
    this.dataDirectory = dataDirectory;
  }

  /** Comes back when the application says that it is ready; fails with the end of its log when it never does. */
  static async start(): Promise<HaloProcess> {
    if (!existsSync(jar)) {
      throw new Error(`There is no ${jar}: build it first, as ./halo test does.`);
    }
    const port = await freePort();
    const dataDirectory = mkdtempSync(join(tmpdir(), 'halo-e2e-'));
    mkdirSync(join(project, 'web-frontend/target'), { recursive: true });
    const output = openSync(log, 'w');
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
    const child = spawn(
      java,
      [
        '-XX:+UseSerialGC',
        '-XX:TieredStopAtLevel=1',
        '-Xmx512m',
        '--enable-native-access=ALL-UNNAMED',
        '-jar',
        jar,
        `--server.port=${port}`,
      ],
      {
        cwd: dataDirectory,
        env: { ...process.env, HALO_DATA_DIR: join(dataDirectory, 'data'), HALO_MOCK_SPEED: mockSpeed },
        stdio: ['ignore', output, output],
      },
    );
    closeSync(output);
    const halo = new HaloProcess(`http://localhost:${port}`, child, dataDirectory);
    try {
      await halo.ready();
    } catch (failure) {
      await halo.stop();
      throw failure;
    }
    return halo;
  }

  /** Stops it as an operator would, and by force when that takes too long; then removes its data. */
  async stop(): Promise<void> {
    if (this.isRunning()) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      const late = delay(stopMillis, 'late', { ref: false });
      if ((await Promise.race([gone, late])) === 'late') {
        this.child.kill('SIGKILL');
        await gone;
      }
    }
    rmSync(this.dataDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private async ready(): Promise<void> {
    // A program that cannot be started says so by this event, which would otherwise end the whole test run.
    let unstartable: Error | undefined;
    this.child.once('error', (cause) => {
      unstartable = cause;
    });
    const deadline = Date.now() + startMillis;
    while (Date.now() < deadline) {
      if (unstartable) {
        throw new Error(`Java could not be started: ${unstartable.message}`);
      }
      if (!this.isRunning()) {
        throw new Error(`HALO ended while it was starting (${this.child.exitCode}):\n${lastLines()}`);
      }
      const answer = await fetch(`${this.url}/actuator/health/readiness`).catch(() => undefined);
      if (answer?.ok) {
        return;
      }
      await delay(200);
    }
    throw new Error(`HALO was not ready after ${startMillis / 1000} s:\n${lastLines()}`);
  }

  private isRunning(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }
}

function lastLines(): string {
  return readFileSync(log, 'utf8').split('\n').slice(-60).join('\n');
}

/** A port nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('The system gave no port.');
  }
  return address.port;
}
