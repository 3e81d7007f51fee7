import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { DoNotCallPage } from './do-not-call-page';

const one = (change: Record<string, unknown> = {}) => ({
  id: 'l-1',
  phone_number: '+998901234567',
  reason: 'opted_out',
  source: 'call',
  added_by: null,
  call_id: 'call-1',
  added_at: at(0),
  ...change,
});

function listing(...items: unknown[]) {
  return http.get('*/api/do-not-call', () =>
    HttpResponse.json({ items, next_cursor: null, total: items.length }),
  );
}

describe('the do-not-call list', () => {
  beforeEach(() => signedInAs('admin'));

  it('says why a number must not be called, how it came and when', async () => {
    server.use(listing(one(), one({ id: 'l-2', phone_number: null, reason: 'erased', source: 'erasure' })));
    renderPage(<DoNotCallPage />);

    const list = within(await screen.findByRole('list', { name: 'Do not call' }));
    expect(list.getByText('+998 90 123-45-67')).toBeVisible();
    expect(list.getByText('Asked not to be called')).toBeVisible();
    expect(list.getAllByRole('link', { name: 'Talk' })[0]).toHaveAttribute('href', '/calls/call-1');
    expect(list.getByText('Number erased')).toBeVisible();
    expect(screen.getByText('2 numbers')).toBeVisible();
  });

  it('asks for what was filtered', async () => {
    const asked: string[] = [];
    server.use(
      http.get('*/api/do-not-call', ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ items: [], next_cursor: null, total: 0 });
      }),
    );
    const { user } = renderPage(<DoNotCallPage />);
    await screen.findByText('Nothing here');

    await user.type(screen.getByLabelText('Find a number'), '90 123');
    await user.selectOptions(screen.getByLabelText('Source'), 'import');

    await expect.poll(() => asked.at(-1)).toBe('?q=90123&source=import&limit=50');
  });

  it('adds a number, and says so when it is there already', async () => {
    const sent: unknown[] = [];
    server.use(
      listing(),
      http.post('*/api/do-not-call', async ({ request }) => {
        sent.push(await request.json());
        return sent.length === 1
          ? HttpResponse.json(one({ source: 'user' }), { status: 201 })
          : HttpResponse.json({ code: 'do_not_call.listed' }, { status: 409 });
      }),
    );
    const { user } = renderPage(<DoNotCallPage />);

    await user.type(await screen.findByLabelText('Phone number'), '+998 90 123-45-67');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await expect.poll(() => sent).toEqual([{ phone_number: '+998901234567', reason: 'complaint' }]);
    await user.type(screen.getByLabelText('Phone number'), '+998901234567');
    await user.click(screen.getByRole('button', { name: 'Add' }));

    expect(await screen.findByText('This number is on the list already.')).toBeVisible();
  });

  it('takes a number off only after asking', async () => {
    const removed: string[] = [];
    server.use(
      listing(one()),
      http.delete('*/api/do-not-call/:id', ({ params }) => {
        removed.push(String(params.id));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = renderPage(<DoNotCallPage />);

    await user.click(await screen.findByRole('button', { name: /Remove/ }));
    expect(removed).toEqual([]);
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: 'Remove' }));

    await expect.poll(() => removed).toEqual(['l-1']);
  });

  it('reads a file and names the rows that cannot be used', async () => {
    server.use(
      listing(),
      http.post('*/api/do-not-call/import', () =>
        HttpResponse.json({
          rows: 3,
          added: 1,
          known: 1,
          refused: 1,
          bad: [{ line: 3, code: 'phone.format' }],
          cut: false,
        }),
      ),
    );
    const { user } = renderPage(<DoNotCallPage />);

    await user.upload(
      await screen.findByLabelText('Upload a file', { selector: 'input' }),
      new File(['phone\n+998901234567'], 'list.csv', { type: 'text/csv' }),
    );

    expect(await screen.findByText('Rows: 3. Added: 1, known: 1, not usable: 1.')).toBeVisible();
    expect(screen.getByText('Line 3: not a number in international form')).toBeVisible();
  });

  it('can be asked for again when it fails', async () => {
    let broken = true;
    server.use(
      http.get('*/api/do-not-call', () =>
        broken
          ? HttpResponse.json({ code: 'internal' }, { status: 500 })
          : HttpResponse.json({ items: [], next_cursor: null, total: 0 }),
      ),
    );
    const { user } = renderPage(<DoNotCallPage />);

    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    await user.click(retry);

    expect(await screen.findByText('Nothing here')).toBeVisible();
  });
});
