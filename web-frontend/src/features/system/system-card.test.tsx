import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, it } from 'vitest';
import { problem } from '@/fake/problem';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { SystemCard } from './system-card';

it('tells the real parts from the simulated ones, and warns of a password that everybody knows', async () => {
  server.use(
    http.get('*/api/system', () =>
      HttpResponse.json({ version: '0.1.0', profile: 'mock', mocks: ['voice'], insecure_sign_in: true }),
    ),
  );
  renderPage(<SystemCard />);

  const value = async (name: string) => (await screen.findByText(name)).nextElementSibling?.textContent;
  expect(await value('Telephony')).toBe('Simulated');
  expect(await value('CRM')).toBe('Real');
  expect(await value('Version')).toBe('0.1.0');
  expect(screen.getByText(/password was never changed/)).toBeVisible();
});

it('can be asked for again when it fails', async () => {
  server.use(http.get('*/api/system', () => problem(500, 'internal'), { once: true }));
  const { user } = renderPage(<SystemCard />);

  await user.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByText('Telephony')).toBeVisible();
});
