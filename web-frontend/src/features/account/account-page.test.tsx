import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '@/fake/problem';
import { session } from '@/lib/session';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { AccountPage } from './account-page';
import { SetupPage } from './setup-page';

const ME = { username: 'nigora', role: 'operator', shortest_password: 15 };
const URI = 'otpauth://totp/HALO:nigora?secret=GEZDGNBV&issuer=HALO';

/** Signs in, with what the server says of me; answers the attempts to sign in. */
async function signedIn(me: object = {}) {
  const attempts: unknown[] = [];
  server.use(
    http.post('*/api/auth/login', async ({ request }) => {
      attempts.push(await request.json());
      return HttpResponse.json({ access_token: 't', token_type: 'bearer', expires_in: 600 });
    }),
    http.get('*/api/auth/me', () => HttpResponse.json({ ...ME, ...me })),
    http.get('*/api/keys', () => HttpResponse.json({ items: [] })),
  );
  await session.signIn('nigora', 'secret');
  return attempts;
}

/** Answers a POST and keeps what was sent. */
function on(path: string, answer: () => Response) {
  const bodies: unknown[] = [];
  server.use(
    http.post(`*${path}`, async ({ request }) => {
      const text = await request.text();
      bodies.push(text === '' ? null : JSON.parse(text));
      return answer();
    }),
  );
  return bodies;
}

const done = () => new HttpResponse(null, { status: 204 });
const bad = (field: string, code: string) => () => problem(422, 'invalid', [{ field, code, message: 'no' }]);

describe('one’s own password', () => {
  it('is changed, and this browser signs in anew with it', async () => {
    const attempts = await signedIn();
    const sent = on('/api/auth/password', done);
    const { user } = renderPage(<AccountPage />);
    expect(await screen.findByText(/At least 15 characters/)).toBeVisible();

    await user.type(screen.getByLabelText('Current password'), 'secret');
    await user.type(screen.getByLabelText('New password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Change the password' }));

    expect(await screen.findByText('The password is changed. Other sessions have ended.')).toBeVisible();
    expect(sent).toEqual([{ current_password: 'secret', new_password: 'correct horse battery' }]);
    expect(attempts.at(-1)).toEqual({ username: 'nigora', password: 'correct horse battery' });
    expect(screen.getByLabelText('New password')).toHaveValue('');
  });

  it('ends the session where signing in takes a code', async () => {
    await signedIn({ second_factor: true });
    on('/api/auth/password', done);
    const { user } = renderPage(<AccountPage />);

    await user.type(await screen.findByLabelText('Current password'), 'secret');
    await user.type(screen.getByLabelText('New password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Change the password' }));

    await waitFor(() => expect(session.state.kind).toBe('anonymous'));
  });

  it('says at the field what is wrong', async () => {
    await signedIn();
    on('/api/auth/password', bad('new_password', 'password.guessable'));
    const { user } = renderPage(<AccountPage />);

    await user.click(await screen.findByRole('button', { name: 'Change the password' }));

    await waitFor(() =>
      expect(screen.getByLabelText('New password')).toHaveAccessibleDescription(
        'Somebody would try this one first. Choose another.',
      ),
    );
  });
});

describe('the second step', () => {
  it('is set up by password, QR code and a first code, and shows recovery codes once', async () => {
    await signedIn();
    const begun = on('/api/auth/second-factor', () => HttpResponse.json({ secret: 'GEZDGNBV', uri: URI }));
    const confirmed = on('/api/auth/second-factor/confirm', () =>
      HttpResponse.json({ recovery_codes: ['aaaaaa-bbbbbb', 'cccccc-dddddd'] }),
    );
    const { user } = renderPage(<AccountPage />);

    await user.click(await screen.findByRole('button', { name: 'Set up' }));
    await user.type(screen.getByLabelText('Your password'), 'secret');
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByRole('img', { name: 'QR code with the secret' })).toBeVisible();
    expect(screen.getByText('GEZD GNBV')).toBeVisible();
    await user.type(screen.getByLabelText('Code from the app'), '123456');
    await user.click(screen.getByRole('button', { name: 'Turn on' }));

    expect(await screen.findByText('cccccc-dddddd')).toBeVisible();
    expect(begun).toEqual([{ password: 'secret' }]);
    expect(confirmed).toEqual([{ code: '123456' }]);
    await user.click(screen.getByRole('button', { name: 'I have written them down' }));
    expect(screen.queryByText('cccccc-dddddd')).not.toBeInTheDocument();
  });

  it('is turned off by password and code, unless the role demands it', async () => {
    await signedIn({ second_factor: true, recovery_codes_left: 1 });
    const removed = on('/api/auth/second-factor/remove', done);
    const { user, unmount } = renderPage(<AccountPage />);
    expect(await screen.findByText('1 recovery code left')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Turn off' }));
    await user.type(screen.getByLabelText('Your password'), 'secret');
    await user.type(screen.getByLabelText('Code from the app'), '123456');
    await user.click(screen.getByRole('button', { name: 'Turn off' }));
    await waitFor(() => expect(removed).toEqual([{ password: 'secret', code: '123456' }]));

    unmount();
    await signedIn({ second_factor: true, second_factor_required: true });
    renderPage(<AccountPage />);
    await screen.findByRole('button', { name: 'New recovery codes' });
    expect(screen.queryByRole('button', { name: 'Turn off' })).not.toBeInTheDocument();
  });
});

describe('sessions', () => {
  it('end everywhere, here too', async () => {
    await signedIn();
    const out = on('/api/auth/sign-out-everywhere', done);
    const { user } = renderPage(<AccountPage />);

    await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }));

    await waitFor(() => expect(session.state.kind).toBe('anonymous'));
    expect(out).toHaveLength(1);
  });
});

describe('keys', () => {
  const key = {
    id: 'k1',
    name: 'CRM',
    scopes: ['calls:read', 'moon:land'],
    created_at: '2026-11-20T10:00:00Z',
    expires_at: '2027-02-18T10:00:00Z',
    last_used_at: null,
    revoked_at: null,
    good: true,
  };

  it('are made with chosen permissions and shown once', async () => {
    await signedIn();
    const sent = on('/api/keys', () => HttpResponse.json({ key, secret: 'halo_k1_secret' }, { status: 201 }));
    const { user } = renderPage(<AccountPage />);
    await user.click(await screen.findByRole('button', { name: 'New key' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByRole('checkbox', { name: 'read metrics' })).not.toBeInTheDocument();

    await user.type(dialog.getByLabelText('Name'), 'CRM');
    await user.click(dialog.getByRole('checkbox', { name: 'see calls' }));
    await user.click(dialog.getByRole('radio', { name: '30 days' }));
    await user.type(dialog.getByLabelText('Your password'), 'secret');
    await user.click(dialog.getByRole('button', { name: 'Create' }));

    expect(await dialog.findByText('halo_k1_secret')).toBeVisible();
    expect(sent).toEqual([{ name: 'CRM', scopes: ['calls:read'], days: 30, password: 'secret' }]);
    await user.click(dialog.getByRole('button', { name: 'Done' }));
    expect(screen.queryByText('halo_k1_secret')).not.toBeInTheDocument();
  });

  it('are revoked after a question', async () => {
    await signedIn();
    const revoked: unknown[] = [];
    server.use(
      http.get('*/api/keys', () => HttpResponse.json({ items: [key] })),
      http.delete('*/api/keys/:id', ({ params }) => {
        revoked.push(params.id);
        return done();
      }),
    );
    const { user } = renderPage(<AccountPage />);
    expect(await screen.findByText('see calls, moon:land')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Revoke the key “CRM”' }));
    expect(revoked).toEqual([]);
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Revoke' }));

    await waitFor(() => expect(revoked).toEqual(['k1']));
  });
});

describe('what has to be done first', () => {
  it('is a password of one’s own, and the page goes on when it is chosen', async () => {
    await signedIn({ duties: ['password', 'second_factor'] });
    const onReady = vi.fn();
    on('/api/auth/password', done);
    const { user } = renderPage(<SetupPage onReady={onReady} />);
    expect(await screen.findByText(/Somebody else knows this password/)).toBeVisible();
    expect(screen.queryByText('Second step')).not.toBeInTheDocument();

    server.use(http.get('*/api/auth/me', () => HttpResponse.json({ ...ME, duties: ['second_factor'] })));
    await user.type(screen.getByLabelText('Current password'), 'secret');
    await user.type(screen.getByLabelText('New password'), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Change the password' }));

    expect(await screen.findByRole('button', { name: 'Set up' })).toBeVisible();
    expect(onReady).not.toHaveBeenCalled();
    server.use(http.get('*/api/auth/me', () => HttpResponse.json({ ...ME, duties: [] })));
    await session.reload();
    await waitFor(() => expect(onReady).toHaveBeenCalled());
  });
});
