import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { AuditPage } from './audit-page';

const one = (change: Record<string, unknown> = {}) => ({
  no: 1,
  at: at(0),
  by: 'dilnoza',
  address: '203.0.113.7',
  action: 'call_placed',
  area: 'calls',
  about: { kind: 'call', name: 'call-1' },
  details: {},
  ...change,
});

describe('the audit log', () => {
  beforeEach(() => signedInAs('admin'));

  it('says who did what to whom from where', async () => {
    server.use(
      http.get('*/api/audit', () =>
        HttpResponse.json({
          items: [
            one(),
            one({ no: 2, by: null, action: 'sign_in_failed', about: null, details: { tries: '3' } }),
            one({ no: 3, action: 'something_new', about: null, address: null }),
          ],
          next_cursor: null,
        }),
      ),
    );
    renderPage(<AuditPage />);

    const log = within(await screen.findByRole('list', { name: 'Entries of the audit log' }));
    expect(log.getByText(/Call placed/)).toBeVisible();
    expect(log.getByRole('link', { name: 'call-1' })).toHaveAttribute('href', '/calls/call-1');
    expect(log.getAllByText('203.0.113.7')).toHaveLength(2);
    expect(log.getByText('Nobody known')).toBeVisible();
    expect(log.getByText(/tries: 3/)).toBeVisible();
    expect(log.getByText(/something new/)).toBeVisible();
  });

  it('asks for what was filtered, and for more', async () => {
    const asked: string[] = [];
    server.use(
      http.get('*/api/audit', ({ request }) => {
        const { search } = new URL(request.url);
        asked.push(search);
        const more = search.includes('cursor');
        return HttpResponse.json({ items: [one({ no: asked.length })], next_cursor: more ? null : 'next' });
      }),
    );
    const { user } = renderPage(<AuditPage />);
    await screen.findByRole('list', { name: 'Entries of the audit log' });

    await user.selectOptions(screen.getByLabelText('About'), 'dialling');
    await user.type(screen.getByLabelText('User'), 'Admin');
    await expect.poll(() => asked.at(-1)).toBe('?area=dialling&by=admin&limit=50');
    await user.click(await screen.findByRole('button', { name: 'Show more' }));

    await expect.poll(() => asked.at(-1)).toContain('cursor=next');
  });
});
