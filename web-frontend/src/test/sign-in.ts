import { HttpResponse, http } from 'msw';
import { session, type User } from '@/lib/session';
import { server } from './server';

/** Makes somebody of this role the user of the page. */
export async function signedInAs(role: User['role']): Promise<void> {
  server.use(
    http.post('*/api/auth/login', () =>
      HttpResponse.json({ access_token: 't', token_type: 'bearer', expires_in: 600 }),
    ),
    http.get('*/api/auth/me', () => HttpResponse.json({ username: 'nigora', role })),
  );
  await session.signIn('nigora', 'secret');
}
