import { screen, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { at } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { ReanalysisPage } from './reanalysis-page';

function one(change: Record<string, unknown> = {}) {
  return {
    id: 're-1',
    analyzer: 'rules',
    from: at(-86_400),
    to: at(0),
    started_by: 'admin',
    started_at: at(0),
    state: 'done',
    total: 40,
    judged: 38,
    left: 2,
    changed: 3,
    replaced: 0,
    differences: { disposition: 2, summary: 3, lead: 0 },
    can_promote: true,
    can_discard: true,
    ...change,
  };
}

const side = (disposition: string, summary: string) => ({
  disposition,
  interest_level: 'high',
  create_lead: false,
  opt_out: false,
  confidence: 0.8,
  summary,
  analyzer: 'rules',
  model: '',
  prompt_version: '',
});

function answering(...items: unknown[]) {
  return http.get('*/api/reanalyses', () =>
    HttpResponse.json({ items, analyzers: ['current', 'rules', 'gpt-x'] }),
  );
}

describe('re-analysis', () => {
  it('shows how far one is and what would change', async () => {
    server.use(answering(one()));
    renderPage(<ReanalysisPage />);

    expect(await screen.findByText(/38 of 40 judged anew, 3 differ/)).toBeVisible();
    const differences = within(screen.getByRole('list', { name: 'What differs' }));
    expect(differences.getByText('Disposition: 2')).toBeVisible();
    expect(differences.queryByText(/Lead/)).toBeNull();
  });

  it('starts one with the analyzer and the period that were chosen', async () => {
    const sent: { analyzer: string; from: string; to: string }[] = [];
    server.use(
      answering(),
      http.post('*/api/reanalyses', async ({ request }) => {
        sent.push((await request.json()) as { analyzer: string; from: string; to: string });
        return HttpResponse.json(one({ state: 'running' }), { status: 201 });
      }),
    );
    const { user } = renderPage(<ReanalysisPage />);

    await user.selectOptions(await screen.findByLabelText('Who judges'), 'gpt-x');
    await user.click(screen.getByRole('radio', { name: '30 days' }));
    await user.click(screen.getByRole('button', { name: 'Start' }));

    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]?.analyzer).toBe('gpt-x');
    const days = (Date.parse(sent[0]?.to ?? '') - Date.parse(sent[0]?.from ?? '')) / 86_400_000;
    expect(days).toBe(30);
  });

  it('shows both judgements of a talk side by side', async () => {
    server.use(
      answering(one()),
      http.get('*/api/reanalyses/re-1/results', () =>
        HttpResponse.json({
          items: [
            {
              no: 4,
              call_id: 'call-4',
              state: 'judged',
              code: null,
              replaced: false,
              differences: ['disposition'],
              before: side('rejected', 'Said no.'),
              after: side('interested', 'Said <b>yes</b>.'),
            },
          ],
          next_after: null,
        }),
      ),
    );
    const { user, container } = renderPage(<ReanalysisPage />);

    await user.click(await screen.findByRole('button', { name: 'Show what would change' }));

    expect(await screen.findByText('Said no.')).toBeVisible();
    expect(screen.getByText('Said <b>yes</b>.')).toBeVisible();
    expect(container.querySelector('b')).toBeNull();
    expect(screen.getByRole('link', { name: 'Talk 4' })).toHaveAttribute('href', '/calls/call-4');
  });

  it('replaces only after asking', async () => {
    const sent: string[] = [];
    server.use(
      answering(one()),
      http.post('*/api/reanalyses/re-1/:end', ({ params }) => {
        sent.push(String(params.end));
        return HttpResponse.json(one({ state: 'promoting' }));
      }),
    );
    const { user } = renderPage(<ReanalysisPage />);

    await user.click(await screen.findByRole('button', { name: 'Replace the judgements' }));
    expect(sent).toEqual([]);
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(dialog.getByText(/Nothing is sent/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Replace the judgements' }));

    await expect.poll(() => sent).toEqual(['promote']);
  });

  it('is empty before one was started, and can be asked for again when it fails', async () => {
    let broken = true;
    server.use(
      http.get('*/api/reanalyses', () =>
        broken
          ? HttpResponse.json({ title: 'x', code: 'internal' }, { status: 500 })
          : HttpResponse.json({ items: [], analyzers: ['current'] }),
      ),
    );
    const { user } = renderPage(<ReanalysisPage />);

    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    await user.click(retry);

    expect(await screen.findByText('Nothing was judged anew yet')).toBeVisible();
  });
});
