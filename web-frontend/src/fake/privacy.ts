import { HttpResponse, http, type RequestHandler } from 'msw';
import { problem } from './problem';

const A_MINUTE = 60_000;

interface Listing {
  readonly id: string;
  readonly phone_number: string | null;
  readonly reason: string;
  readonly source: string;
  readonly added_by: string | null;
  readonly call_id: string | null;
  readonly added_at: string;
}

const ago = (minutes: number) => new Date(Date.now() - minutes * A_MINUTE).toISOString();

const entry = (no: number, by: string | null, action: string, area: string, more: object = {}) => ({
  no,
  at: ago((12 - no) * 7),
  by,
  address: by === 'halo' ? null : '203.0.113.7',
  action,
  area,
  about: null,
  details: {},
  ...more,
});

const LOG = [
  entry(11, 'admin', 'dialling_released', 'dialling', { details: { brake: 'operator' } }),
  entry(10, 'dilnoza', 'dialling_stopped', 'dialling'),
  entry(9, 'admin', 'do_not_call_imported', 'do_not_call', {
    details: { added: '1840', refused: '3', rows: '2011' },
  }),
  entry(8, 'dilnoza', 'recording_heard', 'personal_data', {
    about: { kind: 'call', name: '01939e6c-0000-7000-8000-000000000001' },
  }),
  entry(7, 'dilnoza', 'call_placed', 'calls', {
    about: { kind: 'call', name: '01939e6c-0000-7000-8000-000000000001' },
  }),
  entry(6, null, 'sign_in_failed', 'access'),
  entry(5, 'dilnoza', 'signed_in', 'access'),
  entry(4, 'halo', 'data_expired', 'personal_data', { details: { recordings: '12' } }),
];

/** The do-not-call list and the audit log. */
export function privacyHandlers(): RequestHandler[] {
  let last = 4;
  const listing = (id: number, phone: string | null, reason: string, source: string, by: string | null) => ({
    id: `listing-${id}`,
    phone_number: phone,
    reason,
    source,
    added_by: by,
    call_id: source === 'call' ? '01939e6c-0000-7000-8000-000000000001' : null,
    added_at: ago(id * 90),
  });
  let list: readonly Listing[] = [
    listing(1, '+998901234567', 'opted_out', 'call', null),
    listing(2, '+992927770011', 'complaint', 'user', 'dilnoza'),
    listing(3, '+79161234567', 'register', 'import', 'admin'),
    listing(4, null, 'erased', 'erasure', null),
  ];
  return [
    http.get('*/api/do-not-call', ({ request }) => {
      const query = new URL(request.url).searchParams;
      const items = list.filter(
        ({ phone_number, reason, source }) =>
          (phone_number ?? '').includes(query.get('q') ?? '') &&
          [null, reason].includes(query.get('reason')) &&
          [null, source].includes(query.get('source')),
      );
      return HttpResponse.json({ items, next_cursor: null, total: items.length });
    }),
    http.post('*/api/do-not-call', async ({ request }) => {
      const body = (await request.json()) as { phone_number: string; reason: string };
      if (list.some(({ phone_number }) => phone_number === body.phone_number))
        return problem(409, 'do_not_call.listed');
      last++;
      const added = { ...listing(last, body.phone_number, body.reason, 'user', 'admin'), added_at: ago(0) };
      list = [added, ...list];
      return HttpResponse.json(added, { status: 201 });
    }),
    http.delete('*/api/do-not-call/:id', ({ params }) => {
      list = list.filter(({ id }) => id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post('*/api/do-not-call/import', () =>
      HttpResponse.json({
        rows: 2011,
        added: 1840,
        known: 168,
        refused: 3,
        bad: [
          { line: 17, code: 'phone.format' },
          { line: 209, code: 'row.no_number' },
          { line: 1503, code: 'row.too_long' },
        ],
        cut: false,
      }),
    ),
    http.get('*/api/do-not-call/export', () => HttpResponse.text('phone\r\n+998901234567\r\n')),
    http.get('*/api/personal-data/retention', () =>
      HttpResponse.json({ recordings: 90, words: 365, numbers: 1095, audit: 1095 }),
    ),
    http.post('*/api/personal-data/look', () =>
      HttpResponse.json({
        calls: 3,
        first_call_at: ago(60 * 24 * 40),
        last_call_at: ago(90),
        listed: true,
      }),
    ),
    http.post('*/api/personal-data/export', () => HttpResponse.json({ calls: [] })),
    http.post('*/api/personal-data/erase', () => HttpResponse.json({ calls: 3, recordings: 2 })),
    http.get('*/api/audit', ({ request }) => {
      const query = new URL(request.url).searchParams;
      const items = LOG.filter(
        ({ area, by }) => [null, area].includes(query.get('area')) && [null, by].includes(query.get('by')),
      );
      return HttpResponse.json({ items, next_cursor: null });
    }),
  ];
}
