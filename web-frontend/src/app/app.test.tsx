import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dialling } from '@/entities/dialling/schema';
import { problem } from '@/fake/problem';
import { session } from '@/lib/session';
import { aCall, aDialling, at } from '@/test/builders';
import { server } from '@/test/server';
import { App } from './app';

const token = () => HttpResponse.json({ access_token: 't', token_type: 'bearer', expires_in: 600 });

/** A server on which admin may sign in and has no calls. */
function serve({ mocks = [] as string[], insecure = false } = {}) {
  server.use(
    http.get('*/api/system', () =>
      HttpResponse.json({ version: '0.1.0', profile: 'mock', mocks, insecure_sign_in: insecure }),
    ),
    http.post('*/api/auth/login', token),
    http.post('*/api/auth/refresh', token),
    http.post('*/api/auth/logout', () => new HttpResponse(null, { status: 204 })),
    http.get('*/api/auth/me', () => HttpResponse.json({ username: 'admin', role: 'admin' })),
    http.get('*/api/calls', () => HttpResponse.json({ items: [], next_cursor: null, total: 0 })),
    http.get('*/api/calls/:id', ({ params }) => HttpResponse.json(aCall({ id: String(params.id) }))),
  );
}

function serveDialling(change: Partial<Dialling>) {
  server.use(
    http.get('*/api/dialling', () => HttpResponse.json(aDialling(change))),
    http.get('*/api/dialling/unknown', () => HttpResponse.json({ items: [], next_cursor: null, total: 0 })),
  );
}

function open(address: string, { signedIn = true } = {}) {
  if (signedIn) localStorage.setItem('halo.signed_in', '1');
  window.history.replaceState(null, '', address);
  render(<App />);
  return userEvent.setup();
}

async function signIn(user: ReturnType<typeof open>) {
  await user.type(await screen.findByLabelText('User name'), 'admin');
  await user.type(screen.getByLabelText('Password'), 'admin');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

beforeEach(() => {
  serve();
});

describe('who is not signed in', () => {
  it('is asked to, and then led to where they wanted to go', async () => {
    const user = open('/call-status/call-1', { signedIn: false });

    await signIn(user);

    expect(await screen.findByRole('timer')).toBeVisible();
    expect(window.location.pathname).toBe('/call-status/call-1');
  });

  it.each(['//example.org/', '/\\example.org', 'https://example.org/', 'javascript:alert(1)'])(
    'is never led away to %s',
    async (next) => {
      const user = open(`/login?next=${encodeURIComponent(next)}`, { signedIn: false });

      await signIn(user);

      expect(await screen.findByRole('heading', { name: 'New call' })).toBeVisible();
      expect(window.location.href).toBe('http://localhost:3000/');
    },
  );
});

describe('who is signed in', () => {
  it('finds the pages in the navigation, with the present one marked', async () => {
    open('/');

    const [nav] = await screen.findAllByRole('navigation', { name: 'Sections' });
    const links = within(nav ?? document.body).getAllByRole('link');

    expect(links.map((link) => link.textContent)).toEqual([
      'New call',
      'Analytics',
      'Dialling',
      'Review',
      'Data and law',
      'Status',
      'Settings',
      'Users',
    ]);
    expect(links[0]).toHaveAttribute('aria-current', 'page');
  });

  it('sees one page marked as the present one, wherever they are', async () => {
    open('/call-status/call-1');
    await screen.findByRole('timer');

    for (const nav of screen.getAllByRole('navigation', { name: 'Sections' })) {
      const current = within(nav)
        .getAllByRole('link')
        .filter((link) => link.ariaCurrent === 'page');
      expect(current.map((link) => link.getAttribute('href'))).toEqual(['/call-status/call-1']);
    }
  });

  it('is asked for nothing that an analyst may not have', async () => {
    const asked = vi.fn(() => problem(403, 'auth.forbidden'));
    server.use(
      http.get('*/api/auth/me', () => HttpResponse.json({ username: 'aziz', role: 'analyst' })),
      http.get('*/api/reviews', asked),
    );
    open('/settings');

    const [nav] = await screen.findAllByRole('navigation', { name: 'Sections' });

    const links = within(nav ?? document.body).getAllByRole('link');
    expect(links.map((link) => link.textContent)).toEqual(['Analytics', 'Settings']);
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
    expect(asked).not.toHaveBeenCalled();
  });

  it('sees the sandbox only where messages are not really sent', async () => {
    serve({ mocks: ['sms'] });
    open('/');

    expect((await screen.findAllByRole('link', { name: 'Sandbox' })).length).toBeGreaterThan(0);
  });

  it('is told which parts are simulated and that anybody may sign in', async () => {
    serve({ mocks: ['voice', 'sms'], insecure: true });
    open('/');

    const note = await screen.findByRole('complementary', { name: 'About this system' });

    expect(note).toHaveTextContent('Simulated: telephony and SMS. Everything else is real.');
    expect(note).toHaveTextContent('Anyone can sign in: admin / admin.');
  });

  it('sees no such note where all is real and safe', async () => {
    open('/');

    await screen.findByRole('heading', { name: 'New call' });

    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
  });

  it('is told on every page why nobody is called, and led to where it can be changed', async () => {
    serveDialling({
      open: false,
      brakes: [
        { brake: 'operator', reason: 'Complaints', by: 'anna', since: at(0) },
        { brake: 'funds', reason: 'funds.none', by: 'halo', since: at(0) },
      ],
    });
    const user = open('/');
    const banner = await screen.findByRole('complementary', { name: 'Stop of dialling' });
    expect(banner).toHaveTextContent('Dialling is stopped: “Complaints”, no money in the telephony account');

    await user.click(within(banner).getByRole('link', { name: 'See why' }));

    expect(await screen.findByRole('heading', { name: 'Dialling', level: 1 })).toBeVisible();
    expect(within(banner).queryByRole('link')).not.toBeInTheDocument();
  });

  it('sees how many attempts wait for a person', async () => {
    serveDialling({ unknown_attempts: 120 });
    open('/');

    const [link] = await screen.findAllByRole('link', { name: 'Dialling, 120 attempts to settle' });

    expect(link).toHaveTextContent('99+');
  });

  it('finds on a phone behind “More” what does not fit into the bar', async () => {
    serve({ mocks: ['sms'] });
    server.use(
      http.get('*/api/reviews', () => HttpResponse.json({ items: [], next_cursor: null, total: 7 })),
    );
    const user = open('/call-status/call-1');
    await screen.findByRole('timer');
    const bar = screen.getAllByRole('navigation', { name: 'Sections' })[1] ?? document.body;
    expect(within(bar).getAllByRole('link')).toHaveLength(4);

    await user.click(await within(bar).findByRole('button', { name: /^More, 7 / }));
    await user.click(
      within(screen.getByRole('dialog', { name: 'More' })).getByRole('link', { name: 'Settings' }),
    );

    expect(await screen.findByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('has the focus on the page after going to another one', async () => {
    const user = open('/');
    const [link] = await screen.findAllByRole('link', { name: 'New call' });
    await user.click(link ?? document.body);
    expect(screen.getByRole('main')).not.toHaveFocus();

    window.history.pushState(null, '', '/call-status/call-1');
    window.dispatchEvent(new PopStateEvent('popstate'));

    await screen.findByRole('timer');
    await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
  });

  it('can change the language and the theme, and both are remembered', async () => {
    const user = open('/');
    await user.selectOptions(await screen.findByLabelText('Interface language'), 'uz');

    expect(await screen.findByRole('heading', { name: 'Yangi qoʻngʻiroq' })).toBeVisible();
    const [toDark] = screen.getAllByRole('button', { name: 'Tungi mavzuga oʻtish' });
    await user.click(toDark ?? document.body);

    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(localStorage.getItem('halo.language')).toBe('uz');
    expect(localStorage.getItem('halo.theme')).toBe('dark');
  });

  it('leaves by signing out, and the next user begins at the beginning', async () => {
    const user = open('/call-status/call-1');
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));

    expect(await screen.findByRole('heading', { name: 'Sign in to HALO AI' })).toBeVisible();
    expect(window.location.search).toBe('');
    expect(session.token).toBeNull();
  });

  it('sees nothing of what the user before them saw', async () => {
    const user = open('/call-status/call-1');
    await screen.findByRole('timer');
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    await screen.findByRole('heading', { name: 'Sign in to HALO AI' });
    server.use(http.get('*/api/calls/:id', () => new Promise<never>(() => undefined)));

    await signIn(user);
    await screen.findByRole('heading', { name: 'New call' });
    expect(screen.queryByRole('link', { name: 'Call status' })).not.toBeInTheDocument();
    window.history.pushState(null, '', '/call-status/call-1');
    window.dispatchEvent(new PopStateEvent('popstate'));

    expect(await screen.findByRole('status', { name: 'Loading the call' })).toBeInTheDocument();
    expect(screen.queryByText(/998/)).not.toBeInTheDocument();
  });

  it('is sent to the sign-in when the session is over, and told why', async () => {
    open('/');
    await screen.findByRole('heading', { name: 'New call' });
    server.use(http.post('*/api/auth/refresh', () => problem(401, 'auth.required')));

    await session.refresh(session.token);

    expect(await screen.findByText(/Your session has ended/)).toBeVisible();
  });
});

describe('what goes wrong', () => {
  it('at the very start can be tried again', async () => {
    // React reports what a boundary catches; here that is the point.
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    server.use(http.post('*/api/auth/refresh', () => HttpResponse.error(), { once: true }));
    const user = open('/');

    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('heading', { name: 'New call' })).toBeVisible();
  });

  it('with an address is said', async () => {
    open('/nowhere');

    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Start a call' })).toHaveAttribute('href', '/');
  });

  it('with signing out is said, and the user stays', async () => {
    const user = open('/');
    server.use(http.post('*/api/auth/logout', () => problem(503, 'store.unavailable')));

    await user.click(await screen.findByRole('button', { name: 'Sign out' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('A part of the system is down.');
    expect(session.state.kind).toBe('signed_in');
  });
});
