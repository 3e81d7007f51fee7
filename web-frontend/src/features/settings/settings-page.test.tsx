import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { problem } from '@/fake/problem';
import { at } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { SettingsPage } from './settings-page';

const page = (
  <SettingsPage>
    <p>The parts</p>
  </SettingsPage>
);

const finding = (subject: string, verdict: string, code = 'ok', message = 'All is well.') => ({
  subject,
  verdict,
  code,
  message,
});

const check = () => screen.findByRole('button', { name: 'Check the connection' });

describe('settings', () => {
  it('show an operator who can check, and what there is to see', async () => {
    await signedInAs('operator');
    renderPage(page);

    expect(await screen.findByText('This is for administrators')).toBeVisible();
    expect(screen.getByText('The parts')).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('the check of telephony', () => {
  it('runs only when it is asked for, says so while it runs, and tells what is wrong', async () => {
    await signedInAs('admin');
    let answer: (response: Response) => void = () => undefined;
    let asked = 0;
    server.use(
      http.post('*/api/telephony/check', () => {
        asked += 1;
        return new Promise<Response>((resolve) => {
          answer = resolve;
        });
      }),
    );
    const { user } = renderPage(page);
    expect(await screen.findByText('Not checked yet')).toBeVisible();
    expect(asked).toBe(0);

    await user.click(await check());
    expect(await screen.findByText(/Asking the provider/)).toBeVisible();
    answer(
      HttpResponse.json({
        ok: false,
        checked_at: at(0),
        findings: [
          finding('credentials', 'right'),
          finding('caller_id', 'wrong', 'caller_id.unverified', 'Verify the number <b>first</b>.'),
          finding('moon', 'waning', 'moon.new', 'Wait.'),
        ],
      }),
    );

    expect(await screen.findByText('Calls cannot be made')).toBeVisible();
    const rows = within(screen.getByRole('list', { name: 'What the check found' })).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'Access keyRight',
      'Caller idWrongVerify the number <b>first</b>.caller_id.unverified',
      'moonUnknownWait.moon.new',
    ]);
    expect(screen.getByText(/^Checked /)).toBeVisible();
    expect(asked).toBe(1);
  });

  it.each([
    [[finding('funds', 'right')], 'Calls can be made'],
    [[finding('funds', 'doubtful', 'funds.low', 'Top up.')], 'Calls can be made, with remarks'],
    [[], 'Nothing to check: telephony is simulated here.'],
  ])('sums up %j', async (findings, words) => {
    await signedInAs('admin');
    server.use(
      http.post('*/api/telephony/check', () => HttpResponse.json({ ok: true, checked_at: at(0), findings })),
    );
    const { user } = renderPage(page);

    await user.click(await check());

    expect(await screen.findByText(words)).toBeVisible();
  });

  it('that fails can be run again', async () => {
    await signedInAs('admin');
    server.use(
      http.post('*/api/telephony/check', () => problem(503, 'store.unavailable'), { once: true }),
      http.post('*/api/telephony/check', () =>
        HttpResponse.json({ ok: true, checked_at: at(0), findings: [finding('rule', 'right')] }),
      ),
    );
    const { user } = renderPage(page);
    await user.click(await check());
    expect(await screen.findByText('The check failed')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Calls can be made')).toBeVisible();
  });
});
