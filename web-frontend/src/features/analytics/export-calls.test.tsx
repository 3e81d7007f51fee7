import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aListItem } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { ExportButton } from './export-button';
import { collectCalls, type ExportWords, MOST_EXPORTED } from './export-calls';

const words: ExportWords = { heads: ['id'], cells: (call) => [call.id], separator: ',' };
const page = (from: number, count: number, next: string | null) => ({
  items: Array.from({ length: count }, (_, index) => aListItem({ id: `c${from + index}` })),
  next_cursor: next,
  total: 100_000,
});

describe('collecting calls for a file', () => {
  it('reads every page once and says how far it is', async () => {
    const read = vi.fn(async (cursor: string | null) =>
      cursor === null ? page(1, 2, 'b') : page(3, 1, null),
    );
    const progress = vi.fn();

    const { csv, cut } = await collectCalls(read, words, progress, new AbortController().signal);

    expect(csv).toBe('\uFEFF"id"\r\n"c1"\r\n"c2"\r\n"c3"\r\n');
    expect(cut).toBe(false);
    expect(read.mock.calls).toEqual([[null], ['b']]);
    expect(progress.mock.calls.map(([done]) => done)).toEqual([2, 3]);
  });

  it('stops at a full file and says that there is more', async () => {
    const read = vi.fn(async () => page(1, 200, 'more'));

    const { csv, cut } = await collectCalls(read, words, () => undefined, new AbortController().signal);

    expect(csv.trimEnd().split('\r\n')).toHaveLength(MOST_EXPORTED + 1);
    expect(cut).toBe(true);
    expect(read).toHaveBeenCalledTimes(MOST_EXPORTED / 200);
  });

  it('ends between two pages when it is stopped', async () => {
    const controller = new AbortController();
    const read = vi.fn(async () => {
      controller.abort();
      return page(1, 200, 'more');
    });

    await expect(collectCalls(read, words, () => undefined, controller.signal)).rejects.toThrow();
    expect(read).toHaveBeenCalledTimes(1);
  });
});

describe('export button', () => {
  const saved: Blob[] = [];

  beforeEach(() => {
    saved.length = 0;
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        saved.push(blob);
        return 'blob:file';
      },
      revokeObjectURL: () => undefined,
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(URL, 'createObjectURL');
    Reflect.deleteProperty(URL, 'revokeObjectURL');
  });

  it('saves what the filter lets through, in words, with nothing a spreadsheet would run', async () => {
    server.use(
      http.get('*/api/calls', ({ request }) => {
        const query = new URL(request.url).searchParams;
        expect(Object.fromEntries(query)).toMatchObject({ status: 'completed', limit: '200' });
        return HttpResponse.json({
          items: [aListItem({ summary: '=HYPERLINK("http://evil.example","click")' })],
          next_cursor: null,
          total: 1,
        });
      }),
    );
    const { user } = renderPage(<ExportButton filter={{ status: 'completed' }} name="calls.csv" />);

    await user.click(await screen.findByRole('button', { name: 'Export CSV' }));

    expect(await screen.findByText('The file is ready')).toBeVisible();
    const text = await saved[0]?.text();
    expect(text).toContain('"+998901234567"');
    expect(text).toContain('"Interested"');
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""click"")"`);
  });

  it('says why there is no file when the server fails', async () => {
    server.use(
      http.get('*/api/calls', () => HttpResponse.json({ title: 'x', code: 'internal' }, { status: 500 })),
    );
    const { user } = renderPage(<ExportButton filter={{}} name="calls.csv" />);

    await user.click(await screen.findByRole('button', { name: 'Export CSV' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('The file could not be put together');
    expect(saved).toHaveLength(0);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Export CSV' })).toBeEnabled());
  });
});
