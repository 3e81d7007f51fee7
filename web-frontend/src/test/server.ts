import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { aDialling } from './builders';
import { openStream } from './stream';

/**
 * The API as tests find it unless they say otherwise: a safe installation with nothing simulated, open for dialling, and a
 * stream of events that says nothing. Anything else a test needs it answers itself; an unexpected request fails the test.
 */
export const server = setupServer(
  http.get('*/api/system', () =>
    HttpResponse.json({ version: '0.1.0', profile: 'real', mocks: [], insecure_sign_in: false }),
  ),
  http.get('*/api/dialling', () => HttpResponse.json(aDialling())),
  http.get('*/api/reviews', () => HttpResponse.json({ items: [], next_cursor: null, total: 0 })),
  http.get('*/api/events', () => openStream().response),
);
