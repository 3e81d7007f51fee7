// A Voximplant on this machine alone: its management API with its quirks, sessions of the real scenario, phones that ring,
// and a book of every ring. HALO is tested against it as a whole.
//
//   node provider/provider.mjs [--port N] [--rings FILE] [--seed N]
//
// Prints the port it listens on, and ends when its standard input does.
//
//   POST /platform_api/<Method>   as Voximplant has it, or /platform_api with the form field cmd
//   POST /request/<token>         a session's control address
//   POST /provider/script         merges a script over the one before, see DEFAULTS in script.mjs
//   GET  /provider/rings          every ring, in order: [{phone, attempt, session, at}]
//   GET  /provider/sessions       every session there was
//   GET  /provider/figures        what arrived, how it was treated, what rang

import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ApiError, Management } from './management.mjs';
import { RingLog } from './ring-log.mjs';
import { Script } from './script.mjs';
import { Sessions } from './sessions.mjs';

/** More requests for sessions at once are refused with 429. */
const MOST_STARTS = 200;
const LARGEST_BODY = 256 * 1024;

export class Provider {
  #script;
  #rings;
  #sessions;
  #management;
  #server;
  #starting = 0;
  /** Requests by method, and requests for a session by how they were treated. */
  #arrived = {};
  #treated = {};

  /** @param {{rings?: string, seed?: number, publicKey?: string}} [how] where the book of rings is */
  constructor({ rings, seed = 1, publicKey } = {}) {
    this.#script = new Script(seed);
    this.#rings = new RingLog(rings);
    this.#sessions = new Sessions(this.#script, this.#rings, () => this.address);
    this.#management = new Management(this.#script, this.#sessions, publicKey);
    this.#server = http.createServer((request, response) => {
      this.#serve(request, response).catch((mistake) => {
        process.stderr.write(`provider: ${mistake?.stack ?? mistake}\n`);
        response.writeHead(500).end(JSON.stringify({ mistake: String(mistake?.message ?? mistake) }));
      });
    });
  }

  /** Starts to listen; the port 0 takes any that is free. */
  async listen(port = 0) {
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  get address() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async stop() {
    this.#sessions.stop();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#rings.close();
  }

  async #serve(request, response) {
    const [, place, what] = new URL(request.url, this.address).pathname.split('/');
    const body = await textOf(request);
    switch (`${request.method} ${place}`) {
      case 'POST platform_api':
        return this.#api(what, body, request, response);
      case 'POST request':
      case 'GET request': {
        const isThere = this.#sessions.command(what, request.method, body);
        return say(response, isThere ? 200 : 404, { result: isThere ? 1 : 0 });
      }
      case 'POST provider':
        return this.#obey(JSON.parse(body), response);
      case 'GET provider':
        return say(response, 200, this.#told(what));
      default:
        return say(response, 404, {});
    }
  }

  #obey(script, response) {
    try {
      this.#script.apply(script);
    } catch (mistake) {
      return say(response, 422, { mistake: mistake.message });
    }
    return say(response, 200, {});
  }

  #told(what) {
    switch (what) {
      case 'rings':
        return this.#rings.rings;
      case 'sessions':
        return this.#sessions.all();
      default:
        return this.#figures();
    }
  }

  #figures() {
    const { phones, attempts } = this.#rings.counts();
    const rungMore = (counts) => Object.values(counts).filter((count) => count > 1).length;
    return {
      arrived: this.#arrived,
      treated: this.#treated,
      sessions: this.#sessions.count,
      running: this.#sessions.running,
      rings: this.#rings.rings.length,
      phones: Object.keys(phones).length,
      phones_rung_more_than_once: rungMore(phones),
      attempts_rung_more_than_once: rungMore(attempts),
      forged: this.#sessions.forged,
      faults: this.#sessions.faults(),
    };
  }

  async #api(path, body, request, response) {
    const given = Object.fromEntries(new URLSearchParams(body));
    const method = path ?? given.cmd ?? '';
    this.#arrived[method] = (this.#arrived[method] ?? 0) + 1;
    if (method !== 'StartScenarios') {
      return this.#treat(method, given, request, response);
    }
    if (this.#starting >= MOST_STARTS) {
      return say(response, 429, {});
    }
    this.#starting++;
    try {
      return await this.#treat(method, given, request, response);
    } finally {
      this.#starting--;
    }
  }

  async #treat(method, given, request, response) {
    const treatment = this.#script.treatment(method);
    const name = typeof treatment === 'string' ? treatment : JSON.stringify(treatment);
    if (method === 'StartScenarios') {
      this.#treated[name] = (this.#treated[name] ?? 0) + 1;
    }
    if (treatment.error !== undefined) {
      return say(response, 200, { error: { code: treatment.error, msg: 'So the script says.' } });
    }
    if (treatment.http !== undefined) {
      return say(response, treatment.http, {});
    }
    if (treatment === 'lost') {
      return this.#sayNothing(response);
    }
    const authorization = request.headers.authorization;
    const act = () => this.#result(method, given, authorization, treatment === 'held');
    const answer = act();
    switch (treatment) {
      case 'unanswered':
        return this.#sayNothing(response);
      case 'closed':
        return response.destroy();
      case 'doubled':
        act();
        return say(response, 200, answer);
      case 'broken':
        return sayHalf(response, answer);
      case 'garbage':
        return response
          .writeHead(200, { 'Content-Type': 'text/html' })
          .end('<html><body>Welcome to the proxy.</body></html>');
      case 'slow':
        await passed(this.#script.now.slow_ms);
        return say(response, 200, answer);
      default:
        return say(response, 200, answer);
    }
  }

  #result(method, given, authorization, isHeld) {
    try {
      return this.#management.answer(method, given, authorization, { isHeld });
    } catch (mistake) {
      if (mistake instanceof ApiError) {
        return { error: { code: mistake.code, msg: mistake.message } };
      }
      throw mistake;
    }
  }

  /** Lets the other side wait, and ends the connection at last. */
  async #sayNothing(response) {
    await passed(this.#script.within(this.#script.now.hang_ms));
    response.destroy();
  }
}

function say(response, code, body) {
  response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function sayHalf(response, body) {
  const whole = JSON.stringify(body);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(whole.slice(0, whole.length / 2));
}

function passed(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function textOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) {
      throw new Error('a body that is too large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, rings: { type: 'string' }, seed: { type: 'string' } },
  });
  const provider = new Provider({ rings: values.rings, seed: Number(values.seed ?? 1) });
  await provider.listen(Number(values.port ?? 0));
  process.stdout.write(`${new URL(provider.address).port}\n`);
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
