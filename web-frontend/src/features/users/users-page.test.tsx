import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { problem } from '@/fake/problem';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { UsersPage } from './users-page';

const user = (id: string, username: string, more: object = {}) => ({
  id,
  username,
  role: 'operator',
  active: true,
  second_factor: false,
  password_temporary: false,
  created_at: '2026-11-20T10:00:00Z',
  ...more,
});

function serve(...items: object[]) {
  const posts: [string, unknown][] = [];
  server.use(
    http.get('*/api/users', () => HttpResponse.json({ items, shortest_password: 15 })),
    http.post('*/api/users/*', async ({ request }) => {
      const text = await request.text();
      posts.push([new URL(request.url).pathname, text === '' ? null : JSON.parse(text)]);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return posts;
}

const row = async (name: string) => {
  const items = await screen.findAllByRole('listitem');
  return within(items.find((item) => item.textContent?.startsWith(name)) ?? document.body);
};

describe('users', () => {
  it('are for administrators', async () => {
    await signedInAs('operator');
    renderPage(<UsersPage />);

    expect(await screen.findByText('This is for administrators')).toBeVisible();
  });

  it('are listed with what is to be known, and nothing is done to oneself', async () => {
    await signedInAs('admin');
    serve(
      user('u1', 'nigora', { role: 'admin', second_factor: true }),
      user('u2', 'farrukh', { password_temporary: true }),
      user('u3', 'zarina', { active: false }),
    );
    renderPage(<UsersPage />);

    const me = await row('nigora');
    expect(me.getByText('administrator · second step · that is you')).toBeVisible();
    expect(me.queryByRole('button')).not.toBeInTheDocument();
    expect((await row('farrukh')).getByText('operator · has yet to choose a password')).toBeVisible();
    expect((await row('zarina')).getByText('Deactivated')).toBeVisible();
    expect((await row('zarina')).getByRole('button', { name: 'Activate' })).toBeVisible();
  });

  it('are shut out after a question', async () => {
    await signedInAs('admin');
    const posts = serve(user('u2', 'farrukh'));
    const { user: hand } = renderPage(<UsersPage />);

    await hand.click((await row('farrukh')).getByRole('button', { name: 'Deactivate' }));
    expect(posts).toEqual([]);
    await hand.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Deactivate' }));

    expect(await screen.findByText('farrukh cannot sign in any more.')).toBeVisible();
    expect(posts).toEqual([['/api/users/u2/deactivate', null]]);
  });

  it('are given a password', async () => {
    await signedInAs('admin');
    const posts = serve(user('u2', 'farrukh'));
    const { user: hand } = renderPage(<UsersPage />);

    await hand.click((await row('farrukh')).getByRole('button', { name: 'Change the password' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/At least 15 characters/)).toBeVisible();
    await hand.type(dialog.getByLabelText('First password'), 'correct horse battery');
    await hand.click(dialog.getByRole('button', { name: 'Change the password' }));

    await waitFor(() =>
      expect(posts).toEqual([['/api/users/u2/password', { password: 'correct horse battery' }]]),
    );
  });

  it('are added, and what is wrong is said at the field', async () => {
    await signedInAs('admin');
    serve();
    const added: unknown[] = [];
    server.use(
      http.post('*/api/users', async ({ request }) => {
        added.push(await request.json());
        return added.length === 1
          ? problem(422, 'invalid', [{ field: 'password', code: 'password.too_short', message: 'no' }])
          : HttpResponse.json(user('u9', 'aziz'), { status: 201 });
      }),
    );
    const { user: hand } = renderPage(<UsersPage />);
    await hand.click(await screen.findByRole('button', { name: 'New user' }));
    const dialog = within(screen.getByRole('dialog'));

    await hand.type(dialog.getByLabelText('User name'), 'aziz');
    await hand.type(dialog.getByLabelText('First password'), 'short');
    await hand.click(dialog.getByRole('button', { name: 'Add' }));
    expect(await dialog.findByText('Too short. Add a few more words.')).toBeVisible();
    await hand.type(dialog.getByLabelText('First password'), ' is not this');
    await hand.click(dialog.getByRole('button', { name: 'Add' }));

    expect(await screen.findByText('aziz is added.')).toBeVisible();
    expect(added.at(-1)).toEqual({ username: 'aziz', password: 'short is not this', role: 'operator' });
  });
});
