import { HttpResponse, http, type RequestHandler } from 'msw';

const A_DAY = 86_400_000;

const side = (disposition: string, interest_level: string, confidence: number, summary: string) => ({
  disposition,
  interest_level,
  create_lead: disposition === 'interested',
  opt_out: disposition === 'opt_out',
  confidence,
  summary,
});

/** One re-analysis that waits for a decision. */
export function reanalysisHandlers(): RequestHandler[] {
  let state = 'done';
  const one = () => ({
    id: 'reanalysis-1',
    analyzer: 'current',
    from: new Date(Date.now() - 7 * A_DAY).toISOString(),
    to: new Date().toISOString(),
    started_by: 'admin',
    started_at: new Date(Date.now() - 300_000).toISOString(),
    state,
    total: 412,
    judged: 405,
    left: 7,
    changed: 2,
    replaced: state === 'promoted' ? 2 : 0,
    differences: { disposition: 2, interest: 1, lead: 1, opt_out: 1, summary: 2 },
    can_promote: state === 'done',
    can_discard: state === 'done',
  });
  const items = [
    [
      1,
      side('unclear', 'low', 0.61, 'Клиент слушал и ничего не решил.'),
      side('interested', 'high', 0.92, 'Клиент попросил подключить «Бизнес 80» со вторника.'),
    ],
    [
      2,
      side('rejected', 'none', 0.8, 'Клиент отказался.'),
      side('opt_out', 'none', 1, 'Клиент отказался и попросил больше не звонить.'),
    ],
  ].map(([no, before, after]) => ({
    no,
    call_id: `past-${no}`,
    replaced: state === 'promoted',
    before,
    after,
  }));
  return [
    http.get('*/api/reanalyses', () =>
      HttpResponse.json({ items: [one()], analyzers: ['current', 'rules'] }),
    ),
    http.post('*/api/reanalyses', () => HttpResponse.json(one(), { status: 201 })),
    http.get('*/api/reanalyses/:id/results', () => HttpResponse.json({ items, next_after: null })),
    http.post('*/api/reanalyses/:id/:end', ({ params }) => {
      state = params.end === 'promote' ? 'promoted' : 'discarded';
      return HttpResponse.json(one());
    }),
  ];
}
