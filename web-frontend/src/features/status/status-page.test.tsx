import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { problem } from '@/fake/problem';
import { aStatus } from '@/fake/status';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { StatusPage } from './status-page';

function answer(status: object): void {
  server.use(http.get('*/api/system/status', () => HttpResponse.json(status)));
}

const card = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the status of the installation', () => {
  it('tells administrators which parts work, which are simulated, and why one fails', async () => {
    await signedInAs('admin');
    answer(aStatus());
    renderPage(<StatusPage />);

    const parts = await card('Parts of the system');
    expect(parts.getByText('Telephony')).toBeVisible();
    expect(parts.getAllByText('Simulated')).toHaveLength(2);
    expect(parts.getByText('Failing')).toBeVisible();
    expect(parts.getByText(/^crm\.away · /)).toBeVisible();
    expect(parts.getByText('Not used yet')).toBeVisible();
  });

  it('shows the work that waits, the nodes and the database', async () => {
    await signedInAs('admin');
    answer(aStatus());
    renderPage(<StatusPage />);

    const work = await card('Work');
    expect(work.getByText('None is on')).toBeVisible();
    expect(work.getByText('12,345')).toBeVisible();
    expect(work.getByText('1:30')).toBeVisible();
    expect((await card('Nodes')).getByText('halo-1-5f0c')).toBeVisible();
    expect((await card('Database')).getByText('9 / 100')).toBeVisible();
  });

  it('names the brakes that are on, one it does not know by its own word', async () => {
    await signedInAs('admin');
    const since = new Date().toISOString();
    answer({
      ...aStatus(),
      brakes: [
        { brake: 'funds', since },
        { brake: 'moon', since },
      ],
      parts: [{ part: 'fax', mock: false, health: 'glowing', failures: 0 }],
    });
    renderPage(<StatusPage />);

    const work = await card('Work');
    expect(work.getByText('No money at the provider')).toBeVisible();
    expect(work.getByText('moon')).toBeVisible();
    expect((await card('Parts of the system')).getByText('fax')).toBeVisible();
  });

  it('can be asked for again when it did not come', async () => {
    await signedInAs('admin');
    server.use(http.get('*/api/system/status', () => problem(503, 'store.unavailable')));
    const { user } = renderPage(<StatusPage />);
    const again = await screen.findByRole('button', { name: 'Try again' });

    answer(aStatus());
    await user.click(again);

    expect(await screen.findByRole('region', { name: 'Nodes' })).toBeVisible();
  });

  it('is for administrators', async () => {
    await signedInAs('operator');
    renderPage(<StatusPage />);

    expect(await screen.findByText('This is for administrators')).toBeVisible();
  });
});
