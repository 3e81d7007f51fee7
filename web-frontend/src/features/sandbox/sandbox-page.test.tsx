import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { aFact, at, pushed } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { openStream } from '@/test/stream';
import { SandboxPage } from './sandbox-page';

const message = (no: number, text: string) => ({
  id: `m${no}`,
  channel: 'sms',
  to: '+998901234567',
  text,
  sent_at: at(no),
  call_id: `call-${no}`,
});

describe('sandbox', () => {
  it('shows what was not sent, and says so', async () => {
    server.use(
      http.get('*/api/sandbox/messages', () =>
        HttpResponse.json({ items: [message(2, 'Second <img src=x>'), message(1, 'First')] }),
      ),
    );
    const { container } = renderPage(<SandboxPage />);

    expect(await screen.findByText('Nothing here has left this machine')).toBeVisible();
    const letters = within(screen.getByRole('list', { name: 'Messages' })).getAllByRole('listitem');
    expect(letters.map((letter) => letter.textContent)).toEqual([
      expect.stringContaining('Second <img src=x>'),
      expect.stringContaining('First'),
    ]);
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getAllByRole('link', { name: /Open the call to/ })[0]).toHaveAttribute(
      'href',
      '/calls/call-2',
    );
  });

  it('shows a message when it is "sent"', async () => {
    const stream = openStream();
    let items = [message(1, 'First')];
    server.use(
      http.get('*/api/events', () => stream.response),
      http.get('*/api/sandbox/messages', () => HttpResponse.json({ items })),
    );
    renderPage(<SandboxPage />);
    await screen.findByText('First');

    items = [message(2, 'Second'), ...items];
    stream.fact(pushed(aFact(5_001, 'followup_sent', 'adding_to_crm'), 'call-2'));

    expect(await screen.findByText('Second')).toBeVisible();
  });

  it('is empty before anything was sent', async () => {
    server.use(http.get('*/api/sandbox/messages', () => HttpResponse.json({ items: [] })));
    renderPage(<SandboxPage />);

    expect(await screen.findByText('Nothing has been sent yet')).toBeVisible();
  });

  it('claims nothing where messages really go out', async () => {
    server.use(
      http.get('*/api/sandbox/messages', () =>
        HttpResponse.json({ title: 'Not found', code: 'not_found' }, { status: 404 }),
      ),
    );
    renderPage(<SandboxPage />);

    expect(await screen.findByText('Messages really go out here')).toBeVisible();
    expect(screen.queryByText('Nothing here has left this machine')).not.toBeInTheDocument();
  });

  it('can be asked for again when it fails', async () => {
    let broken = true;
    server.use(
      http.get('*/api/sandbox/messages', () =>
        broken
          ? HttpResponse.json({ title: 'x', code: 'internal' }, { status: 500 })
          : HttpResponse.json({ items: [message(1, 'First')] }),
      ),
    );
    const { user } = renderPage(<SandboxPage />);

    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    await user.click(retry);

    expect(await screen.findByText('First')).toBeVisible();
  });
});
