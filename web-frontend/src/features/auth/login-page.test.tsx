import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem } from '@/fake/problem';
import { setLanguage } from '@/i18n';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { LoginPage } from './login-page';

function renderLogin(insecure = false) {
  const onSignedIn = vi.fn();
  return { onSignedIn, ...renderPage(<LoginPage insecure={insecure} onSignedIn={onSignedIn} />) };
}

function answerLogin(answer: () => Response | Promise<Response>) {
  const attempts: unknown[] = [];
  server.use(
    http.post('*/api/auth/login', async ({ request }) => {
      attempts.push(await request.json());
      return answer();
    }),
    http.get('*/api/auth/me', () => HttpResponse.json({ username: 'ann', role: 'operator' })),
  );
  return attempts;
}

const token = () => HttpResponse.json({ access_token: 't', token_type: 'bearer', expires_in: 600 });

async function fillIn(user: ReturnType<typeof renderPage>['user'], name = 'ann', password = 'secret') {
  await user.type(await screen.findByLabelText('User name'), name);
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('the sign-in', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lets in who is known', async () => {
    const attempts = answerLogin(token);
    const { user, onSignedIn } = renderLogin();

    await fillIn(user, ' ann ');

    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(attempts).toEqual([{ username: 'ann', password: 'secret' }]);
  });

  it('says at each field what is missing, and asks the server nothing', async () => {
    const attempts = answerLogin(token);
    const { user } = renderLogin();

    await user.click(await screen.findByRole('button', { name: 'Sign in' }));

    const name = screen.getByLabelText('User name');
    expect(name).toHaveAccessibleDescription('Enter your user name.');
    expect(name).toHaveFocus();
    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(attempts).toEqual([]);
  });

  it('says that name or password are wrong, without saying which', async () => {
    answerLogin(() => problem(401, 'auth.bad_credentials'));
    const { user, onSignedIn } = renderLogin();

    await fillIn(user);

    expect(await screen.findByRole('alert')).toHaveTextContent('Wrong user name or password.');
    expect(screen.getByLabelText('Password')).toHaveFocus();
    expect(onSignedIn).not.toHaveBeenCalled();
  });

  it('shows what the server finds wrong at its field', async () => {
    answerLogin(() =>
      problem(422, 'invalid', [{ field: 'password', code: 'password.strange', message: 'Too strange.' }]),
    );
    const { user } = renderLogin();

    await fillIn(user);

    await waitFor(() =>
      expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('Too strange.'),
    );
  });

  it('counts down while it is locked, and opens again', async () => {
    const attempts = answerLogin(() => problem(429, 'auth.too_many_attempts', [], { 'Retry-After': '2' }));
    const { user } = renderLogin();

    await fillIn(user);

    expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts. Try again in 0:02.');
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled();
    expect(await screen.findByText('You can try again now.', {}, { timeout: 4_000 })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    expect(attempts).toHaveLength(1);
  });

  it('asks for a code where there is a second step, and takes the password along', async () => {
    const answers = [
      () => problem(401, 'auth.second_factor_required'),
      () => problem(401, 'auth.wrong_code'),
      token,
    ];
    const attempts = answerLogin(() => (answers.shift() ?? token)());
    const { user, onSignedIn } = renderLogin();
    await fillIn(user);

    expect(await screen.findByRole('heading', { name: 'One more step' })).toBeVisible();
    expect(screen.queryByLabelText('Password')).not.toBeInTheDocument();
    await user.type(screen.getByLabelText('Code'), '000000');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Code')).toHaveAccessibleDescription(/wrong or was used already/),
    );
    await user.type(screen.getByLabelText('Code'), ' 123456 ');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(attempts).toEqual([
      { username: 'ann', password: 'secret' },
      { username: 'ann', password: 'secret', code: '000000' },
      { username: 'ann', password: 'secret', code: '123456' },
    ]);
  });

  it('goes back from the second step and forgets the password', async () => {
    answerLogin(() => problem(401, 'auth.second_factor_required'));
    const { user } = renderLogin();
    await fillIn(user);

    await user.click(await screen.findByRole('button', { name: 'Use another account' }));

    expect(screen.getByLabelText('Password')).toHaveValue('');
  });

  it('says when the server cannot be reached', async () => {
    answerLogin(() => HttpResponse.error());
    const { user } = renderLogin();

    await fillIn(user);

    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
  });

  it('is one attempt, however often the button is pressed', async () => {
    let answer: (response: Response) => void = () => undefined;
    const attempts = answerLogin(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const { user, onSignedIn } = renderLogin();
    await fillIn(user);

    await user.click(screen.getByRole('button', { name: 'Signing in…' }));
    await user.keyboard('{Enter}');
    answer(token());

    await waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
    expect(attempts).toHaveLength(1);
  });

  it('tells about the try-out sign-in only where it works, and fills it in', async () => {
    const { user, unmount } = renderLogin(true);
    await user.click(await screen.findByRole('button', { name: 'Fill in' }));

    expect(screen.getByLabelText('User name')).toHaveValue('admin');
    expect(screen.getByLabelText('Password')).toHaveValue('admin');

    unmount();
    renderLogin(false);
    await screen.findByLabelText('User name');
    expect(screen.queryByText('Try-out sign-in')).not.toBeInTheDocument();
  });

  it('shows the password only when asked', async () => {
    const { user } = renderLogin();
    const password = await screen.findByLabelText('Password');

    expect(password).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Show the password' }));

    expect(password).toHaveAttribute('type', 'text');
  });

  it('speaks the chosen language', async () => {
    await setLanguage('uz');
    renderLogin();

    const button = await screen.findByRole('button', { name: 'Kirish' });
    expect(
      within(button.closest('form') ?? document.body).getByLabelText('Foydalanuvchi nomi'),
    ).toBeVisible();
  });
});
