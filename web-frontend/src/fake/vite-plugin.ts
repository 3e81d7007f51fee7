import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { getResponse } from 'msw';
import type { Plugin } from 'vite';

/**
 * Answers /api from inside the development server: `npm run dev:fake`. HALO_FAKE_SPEED plays calls faster, HALO_FAKE_ROLE
 * makes admin an operator, HALO_FAKE_BRAKES=operator,funds,account,restore puts brakes on.
 */
export function fakeBackend(): Plugin {
  return {
    name: 'halo-fake-backend',
    async configureServer(server) {
      const { FakeBackend } = await server.ssrLoadModule('/src/fake/backend.ts').then(readModule);
      const backend = new FakeBackend({
        speed: Number(process.env.HALO_FAKE_SPEED ?? 1),
        role: process.env.HALO_FAKE_ROLE,
        brakes: process.env.HALO_FAKE_BRAKES?.split(',') ?? [],
      });
      server.httpServer?.on('close', () => backend.close());
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/api/') !== true) {
          next();
          return;
        }
        answer(request, response, (asked) => getResponse(backend.handlers, asked)).catch(next);
      });
    },
  };
}

type Backend = typeof import('./backend');

function readModule(module: Record<string, unknown>): Backend {
  if (!isBackend(module)) throw new Error('src/fake/backend.ts exports no FakeBackend');
  return module;
}

function isBackend(module: Record<string, unknown>): module is Backend {
  return typeof module.FakeBackend === 'function';
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response | undefined>,
): Promise<void> {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const body = method === 'GET' ? null : Buffer.concat(await incoming.toArray());
  const response = await handle(new Request(`http://localhost${incoming.url}`, { method, headers, body }));
  outgoing.statusCode = response?.status ?? 404;
  response?.headers.forEach((value, name) => {
    outgoing.setHeader(name, value);
  });
  if (response?.body == null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  const reader = response.body.getReader();
  const stream = Readable.from(chunks(reader));
  outgoing.on('close', () => void reader.cancel());
  stream.pipe(outgoing);
}

async function* chunks(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
