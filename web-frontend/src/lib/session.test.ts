import { waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '@/fake/problem';
import { server } from '@/test/server';
import { ApiError } from './api-error';
import { request } from './http';
import { Session, session } from './session';
import { z } from './z';

const Anything = z.object({ ok: z.boolean() });

/** A server with a rotating cookie: it takes each refresh once and gives out numbered tokens. */
function signInServer(expiresIn = 600) {
  const log: string[] = [];
  let issued = 0;
  let valid = '';
  const token = () => {
    issued += 1;
    valid = `token-${issued}`;
    return HttpResponse.json({ access_token: valid, token_type: 'bearer', expires_in: expiresIn });
  };
  server.use(
    http.post('*/api/auth/login', async ({ request: asked }) => {
      log.push(`login ${asked.headers.get('X-Halo-Client')}`);
      const given = z.parse(z.object({ password: z.string() }), await asked.json());
      return given.password === 'right' ? token() : problem(401, 'auth.bad_credentials');
    }),
    http.post('*/api/auth/refresh', async ({ request: asked }) => {
      log.push(`refresh ${asked.headers.get('X-Halo-Client')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      return token();
    }),
    http.post('*/api/auth/logout', () => new HttpResponse(null, { status: 204 })),
    http.get('*/api/auth/me', () => HttpResponse.json({ username: 'ann', role: 'operator' })),
    http.get('*/api/thing', ({ request: asked }) => {
      const bearer = asked.headers.get('Authorization');
      log.push(`thing ${bearer}`);
      return bearer === `Bearer ${valid}` ? HttpResponse.json({ ok: true }) : problem(401, 'auth.required');
    }),
  );
  return {
    log,
    expire: () => (valid = 'nothing'),
    count: (what: string) => log.filter((l) => l.startsWith(what)).length,
  };
}

describe('signing in', () => {
  it('keeps the token in memory only and says who it is', async () => {
    signInServer();

    await session.signIn('ann', 'right');

    expect(session.state).toMatchObject({ kind: 'signed_in', user: { username: 'ann', role: 'operator' } });
    expect(JSON.stringify({ ...localStorage })).not.toContain('token-');
    expect(document.cookie).toBe('');
  });

  it('fails with the code of the server and leaves nobody signed in', async () => {
    signInServer();

    const attempt = session.signIn('ann', 'wrong');

    await expect(attempt).rejects.toMatchObject({ code: 'auth.bad_credentials', status: 401 });
    expect(session.state.kind).toBe('unknown');
  });

  it('is not tried by cookie on a first visit, where there is none', async () => {
    const { log } = signInServer();

    const state = await session.start();

    expect(state).toEqual({ kind: 'anonymous', reason: 'none' });
    expect(log).toEqual([]);
  });

  it('comes back by the cookie after a reload', async () => {
    const { log } = signInServer();
    await session.signIn('ann', 'right');
    session.reset();

    const state = await session.start();

    expect(state.kind).toBe('signed_in');
    expect(log).toEqual(['login web', 'refresh web']);
  });

  it('is not lost because the server is away for a moment', async () => {
    signInServer();
    await session.signIn('ann', 'right');
    session.reset();
    server.use(http.post('*/api/auth/refresh', () => HttpResponse.error(), { once: true }));

    await expect(session.start()).rejects.toMatchObject({ kind: 'unreachable' });
    const state = await session.start();

    expect(state.kind).toBe('signed_in');
  });
});

describe('an expired token', () => {
  it('is renewed and the request sent once more, without anybody noticing', async () => {
    const api = signInServer();
    await session.signIn('ann', 'right');
    api.expire();

    const answer = await request(Anything, '/api/thing');

    expect(answer).toEqual({ ok: true });
    expect(api.log.slice(1)).toEqual(['thing Bearer token-1', 'refresh web', 'thing Bearer token-2']);
  });

  it('is renewed beforehand when it is about to run out', async () => {
    const api = signInServer(15);
    await session.signIn('ann', 'right');

    await request(Anything, '/api/thing');

    expect(api.log.slice(1)).toEqual(['refresh web', 'thing Bearer token-2']);
  });

  it('is renewed once for all requests that met it', async () => {
    const api = signInServer();
    await session.signIn('ann', 'right');
    api.expire();

    const answers = await Promise.all([1, 2, 3, 4].map(() => request(Anything, '/api/thing')));

    expect(answers).toHaveLength(4);
    expect(api.count('refresh')).toBe(1);
  });

  it('is not renewed twice when the new one is refused as well', async () => {
    const api = signInServer();
    await session.signIn('ann', 'right');
    server.use(http.get('*/api/thing', () => problem(401, 'auth.required')));

    await expect(request(Anything, '/api/thing')).rejects.toMatchObject({ status: 401 });

    expect(api.count('refresh')).toBe(1);
  });

  it('ends the session when the cookie is over too', async () => {
    const api = signInServer();
    await session.signIn('ann', 'right');
    api.expire();
    server.use(http.post('*/api/auth/refresh', () => problem(401, 'auth.required')));

    await expect(request(Anything, '/api/thing')).rejects.toBeInstanceOf(ApiError);

    expect(session.state).toEqual({ kind: 'anonymous', reason: 'expired' });
    expect(session.token).toBeNull();
  });
});

describe('two tabs', () => {
  /** As browsers do it: whoever comes second waits until the first is done. */
  class FakeLocks {
    #last: Promise<unknown> = Promise.resolve();
    request(_name: string, work: () => Promise<unknown>): Promise<unknown> {
      const turn = this.#last.then(work, work);
      this.#last = turn;
      return turn;
    }
  }

  const tabs: Session[] = [];
  const openTab = () => {
    const tab = new Session();
    tabs.push(tab);
    return tab;
  };

  beforeEach(() => {
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: new FakeLocks() }));
  });

  afterEach(() => {
    for (const tab of tabs.splice(0)) tab.disconnect();
  });

  it('share one refresh, so that the rotating cookie is never used twice', async () => {
    const api = signInServer();
    const [one, two] = [openTab(), openTab()];

    const both = await Promise.all([one.refresh(null), two.refresh(null)]);

    expect(both).toEqual([true, true]);
    expect(api.count('refresh')).toBe(1);
    expect(two.token).toBe(one.token);
  });

  it('end together when one signs out', async () => {
    signInServer();
    const [one, two] = [openTab(), openTab()];
    await one.signIn('ann', 'right');
    await two.signIn('ann', 'right');

    await one.signOut();

    await waitFor(() => expect(two.state).toEqual({ kind: 'anonymous', reason: 'signed_out' }));
    expect(two.token).toBeNull();
  });
});
