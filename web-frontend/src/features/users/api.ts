import { queryOptions } from '@tanstack/react-query';
import { order, request } from '@/lib/http';
import { z } from '@/lib/z';

const Role = z.catch(z.enum(['admin', 'operator', 'analyst']), 'operator');

const Member = z.object({
  id: z.string(),
  username: z.string(),
  role: Role,
  active: z.boolean(),
  second_factor: z._default(z.boolean(), false),
  password_temporary: z._default(z.boolean(), false),
  created_at: z.string(),
});
export type Member = z.infer<typeof Member>;

const Members = z.object({ items: z.array(Member), shortest_password: z._default(z.number(), 8) });

export const usersKey = ['users'] as const;

/** Everybody, by name. For administrators. */
export const usersQuery = queryOptions({
  queryKey: usersKey,
  queryFn: ({ signal }) => request(Members, '/api/users', { signal }),
});

export function addUser(wish: {
  readonly username: string;
  readonly password: string;
  readonly role: Member['role'];
}) {
  return request(Member, '/api/users', { method: 'POST', body: wish });
}

export function givePassword(id: string, password: string) {
  return order(`${pathOf(id)}/password`, { method: 'POST', body: { password } });
}

/** What can be done to a user without asking anything. */
export type Act = 'deactivate' | 'activate' | 'second-factor/remove';

export function actOn(id: string, act: Act) {
  return order(`${pathOf(id)}/${act}`, { method: 'POST' });
}

function pathOf(id: string): string {
  return `/api/users/${encodeURIComponent(id)}`;
}
