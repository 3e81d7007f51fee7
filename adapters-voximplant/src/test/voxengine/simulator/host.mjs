// Runs sessions of the real scenario in real time, for a simulated provider that is tested with HALO around it: the
// provider takes the start request, and has the session run here. Listens on this machine alone.
//
//   node simulator/host.mjs [port]     prints the port it listens on; ends when its standard input does
//
//   POST /sessions            starts one, see Start in life.mjs
//   POST /sessions/<id>/commands  what somebody sends to its control address
//   GET  /sessions/<id>       {state, rings, ending?, faults, logs}
//   GET  /rings               every phone that was rung, in order: [{session, number, at}]
//
// A ring is counted when the scenario dials, whatever becomes of the session afterwards.

import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { startSession } from './life.mjs';

/** Starts to listen; the port 0 takes any that is free. */
export async function startHost(port = 0) {
  const sessions = new Map();
  const rings = [];
  const server = http.createServer((request, response) => {
    serve(request, sessions, rings).then(
      ({ code, body }) =>
        response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
      (mistake) =>
        response.writeHead(500).end(JSON.stringify({ mistake: String(mistake?.stack ?? mistake) })),
    );
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    async stop() {
      for (const session of sessions.values()) {
        session.die();
      }
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(request, sessions, rings) {
  const [, place, id, what] = request.url.split('/');
  const asked = `${request.method} ${place}${id === undefined ? '' : '/id'}${what === undefined ? '' : `/${what}`}`;
  switch (asked) {
    case 'GET rings':
      return { code: 200, body: rings };
    case 'POST sessions': {
      const start = JSON.parse(await textOf(request));
      sessions.set(
        String(start.session_id),
        startSession(start, { onRing: (call) => ring(rings, start, call) }),
      );
      return { code: 201, body: {} };
    }
    case 'POST sessions/id/commands': {
      const known = sessions.get(id);
      known?.command(await textOf(request));
      return { code: known === undefined ? 404 : 200, body: {} };
    }
    case 'GET sessions/id': {
      const known = sessions.get(id);
      return known === undefined ? { code: 404, body: {} } : { code: 200, body: summary(known) };
    }
    default:
      return { code: 404, body: {} };
  }
}

function ring(rings, start, call) {
  rings.push({ session: start.session_id, number: call.number, at: new Date().toISOString() });
}

function summary({ state, faults, logs, calls }) {
  return { state, faults, logs, rings: calls.length };
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const host = await startHost(Number(process.argv[2] ?? 0));
  process.stdout.write(`${host.port}\n`);
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
}
