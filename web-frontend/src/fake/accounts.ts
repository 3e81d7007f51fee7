import { HttpResponse, http, type RequestHandler } from 'msw';
import { z } from '@/lib/z';
import { problem } from './problem';

const NewUser = z.object({
  username: z.catch(z.string(), ''),
  password: z.catch(z.string(), ''),
  role: z.catch(z.string(), 'operator'),
});
const NewKey = z.object({
  name: z.catch(z.string(), ''),
  scopes: z.catch(z.array(z.string()), []),
  days: z.catch(z.number(), 90),
  password: z.catch(z.string(), ''),
});
const Secrets = z.object({ password: z.catch(z.string(), ''), code: z.catch(z.string(), '') });

interface FakeKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly created_at: string;
  readonly expires_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
  readonly good: boolean;
}

interface FakeUser {
  readonly active: boolean;
  readonly second_factor: boolean;
  readonly password_temporary: boolean;
}

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const A_DAY = 86_400_000;

/** Users, keys and a second factor whose code is always 123456; the password is admin. */
export class FakeAccounts {
  readonly #role: string;
  #secondFactor = false;
  #users = [
    { username: 'admin', role: 'admin' },
    { username: 'dilnoza', role: 'operator', second_factor: true },
    { username: 'farrukh', role: 'operator', password_temporary: true },
    { username: 'zarina', role: 'admin', active: false },
  ].map((user) => ({
    id: crypto.randomUUID(),
    active: true,
    second_factor: false,
    password_temporary: false,
    created_at: new Date().toISOString(),
    ...user,
  }));
  #keys: readonly FakeKey[] = [
    {
      id: crypto.randomUUID(),
      name: 'CRM, every night',
      scopes: ['calls:read', 'analytics:read'],
      created_at: new Date(Date.now() - 20 * A_DAY).toISOString(),
      expires_at: new Date(Date.now() + 70 * A_DAY).toISOString(),
      last_used_at: new Date(Date.now() - 3_600_000).toISOString(),
      revoked_at: null,
      good: true,
    },
  ];

  constructor(role: string) {
    this.#role = role;
  }

  get handlers(): RequestHandler[] {
    return [
      http.get('*/api/auth/me', () =>
        HttpResponse.json({
          username: 'admin',
          role: this.#role,
          second_factor: this.#secondFactor,
          second_factor_required: false,
          recovery_codes_left: this.#secondFactor ? 10 : 0,
          duties: [],
          shortest_password: 8,
        }),
      ),
      http.post('*/api/auth/password', () => new HttpResponse(null, { status: 204 })),
      http.post('*/api/auth/sign-out-everywhere', () => new HttpResponse(null, { status: 204 })),
      ...this.#secondFactorHandlers(),
      ...this.#keyHandlers(),
      ...this.#userHandlers(),
    ];
  }

  #secondFactorHandlers(): RequestHandler[] {
    const codes = () =>
      HttpResponse.json({
        recovery_codes: Array.from({ length: 10 }, (_, at) => `abcde${at}-fghijk-lmnopq-rstuvw`),
      });
    const wrong = (field: string) =>
      problem(422, 'invalid', [{ field, code: `${field}.wrong`, message: 'is wrong' }]);
    return [
      http.post('*/api/auth/second-factor', async ({ request }) => {
        const body = z.parse(Secrets, await request.json());
        if (body.password !== 'admin') return wrong('password');
        const uri = `otpauth://totp/HALO:admin?secret=${SECRET}&issuer=HALO`;
        return HttpResponse.json({ secret: SECRET, uri });
      }),
      http.post('*/api/auth/second-factor/confirm', async ({ request }) => {
        const body = z.parse(Secrets, await request.json());
        if (body.code !== '123456') return wrong('code');
        this.#secondFactor = true;
        return codes();
      }),
      http.post('*/api/auth/second-factor/recovery-codes', () => codes()),
      http.post('*/api/auth/second-factor/remove', () => {
        this.#secondFactor = false;
        return new HttpResponse(null, { status: 204 });
      }),
    ];
  }

  #keyHandlers(): RequestHandler[] {
    return [
      http.get('*/api/keys', () => HttpResponse.json({ items: this.#keys })),
      http.post('*/api/keys', async ({ request }) => {
        const body = z.parse(NewKey, await request.json());
        const key = {
          id: crypto.randomUUID(),
          name: body.name,
          scopes: body.scopes,
          created_at: new Date().toISOString(),
          expires_at: new Date(Date.now() + body.days * A_DAY).toISOString(),
          last_used_at: null,
          revoked_at: null,
          good: true,
        };
        this.#keys = [key, ...this.#keys];
        const secret = `halo_${key.id.replaceAll('-', '')}_${'k'.repeat(43)}`;
        return HttpResponse.json({ key, secret }, { status: 201 });
      }),
      http.delete('*/api/keys/:id', ({ params }) => {
        const revoked_at = new Date().toISOString();
        this.#keys = this.#keys.map((key) =>
          key.id === params.id ? { ...key, revoked_at, good: false } : key,
        );
        return new HttpResponse(null, { status: 204 });
      }),
    ];
  }

  #userHandlers(): RequestHandler[] {
    const change = (id: unknown, to: Partial<FakeUser>) => {
      this.#users = this.#users.map((user) => (user.id === id ? { ...user, ...to } : user));
      return new HttpResponse(null, { status: 204 });
    };
    return [
      http.get('*/api/users', () => HttpResponse.json({ items: this.#users, shortest_password: 8 })),
      http.post('*/api/users', async ({ request }) => {
        const body = z.parse(NewUser, await request.json());
        const user = {
          id: crypto.randomUUID(),
          username: body.username,
          role: body.role,
          active: true,
          second_factor: false,
          password_temporary: false,
          created_at: new Date().toISOString(),
        };
        this.#users = [...this.#users, user];
        return HttpResponse.json(user, { status: 201 });
      }),
      http.post('*/api/users/:id/password', ({ params }) => change(params.id, { password_temporary: true })),
      http.post('*/api/users/:id/deactivate', ({ params }) => change(params.id, { active: false })),
      http.post('*/api/users/:id/activate', ({ params }) => change(params.id, { active: true })),
      http.post('*/api/users/:id/second-factor/remove', ({ params }) =>
        change(params.id, { second_factor: false }),
      ),
    ];
  }
}
