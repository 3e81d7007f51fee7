import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Call } from '@/entities/call/schema';
import { aCall, aFact, at, pushed } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { openStream } from '@/test/stream';
import { ReviewsPage } from './reviews-page';

function waiting(change: Partial<Call> = {}, more: Record<string, unknown> = {}) {
  return {
    since: at(70),
    reasons: ['low_confidence'],
    code: null,
    proposed_message: 'Thank you!',
    proposed_lead: true,
    call: aCall({
      status: 'preparing_followup',
      disposition: 'interested',
      interest_level: 'high',
      confidence: 0.42,
      summary: 'Asked about the price.',
      utterances: [
        { no: 1, speaker: 'agent', text: 'Hello!', offset: 0 },
        { no: 2, speaker: 'customer', text: 'Well, I am interested <b>now</b>.', offset: 3 },
      ],
      evidence: [{ judgement: 'disposition', quote: 'I am interested', utterance: 2 }],
      ...change,
    }),
    ...more,
  };
}

function answering(...items: unknown[]) {
  return http.get('*/api/reviews', () =>
    HttpResponse.json({ items, next_cursor: null, total: items.length }),
  );
}

describe('reviews', () => {
  it('shows why a talk waits and marks the words it rests on', async () => {
    server.use(answering(waiting()));
    const { container } = renderPage(<ReviewsPage />);

    expect(await screen.findByText('Low confidence')).toBeVisible();
    expect(screen.getByText('42% sure')).toBeVisible();
    expect(screen.getByText('I am interested').tagName).toBe('MARK');
    expect(container.querySelector('b')).toBeNull();
    expect(screen.getByText('Thank you!')).toBeVisible();
    expect(screen.getByRole('link', { name: /Open the call to/ })).toHaveAttribute('href', '/calls/call-1');
  });

  it('confirms what was judged', async () => {
    const sent: unknown[] = [];
    let items: unknown[] = [waiting()];
    server.use(
      http.get('*/api/reviews', () => HttpResponse.json({ items, next_cursor: null, total: items.length })),
      http.post('*/api/calls/call-1/review', async ({ request }) => {
        sent.push(await request.json());
        items = [];
        return HttpResponse.json(aCall({ status: 'sending_sms' }));
      }),
    );
    const { user } = renderPage(<ReviewsPage />);

    await user.click(await screen.findByRole('button', { name: /^Confirm/ }));

    expect(await screen.findByText('Nothing to review')).toBeVisible();
    expect(sent).toEqual([
      { disposition: 'interested', interest_level: 'high', send_message: true, create_lead: true },
    ]);
  });

  it('sends a correction without what it rules out', async () => {
    const sent: unknown[] = [];
    server.use(
      answering(waiting()),
      http.post('*/api/calls/call-1/review', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(aCall());
      }),
    );
    const { user } = renderPage(<ReviewsPage />);
    const form = within(await screen.findByRole('form', { name: 'Your decision' }));

    await user.selectOptions(form.getByLabelText('What the talk meant'), 'opt_out');

    expect(form.getByLabelText('Send a message')).toBeDisabled();
    expect(form.getByLabelText('Create a lead in the CRM')).toBeDisabled();
    await user.click(form.getByRole('button', { name: /^Save the correction/ }));
    await waitFor(() =>
      expect(sent).toEqual([
        { disposition: 'opt_out', interest_level: 'none', send_message: false, create_lead: false },
      ]),
    );
    expect(await screen.findByText('This number will not be called again')).toBeVisible();
  });

  it('says when somebody else was faster', async () => {
    server.use(
      answering(waiting()),
      http.post('*/api/calls/call-1/review', () =>
        HttpResponse.json({ title: 'x', code: 'call.not_waiting' }, { status: 409 }),
      ),
    );
    const { user } = renderPage(<ReviewsPage />);

    await user.click(await screen.findByRole('button', { name: /^Confirm/ }));

    expect(await screen.findByText('This was decided already')).toBeVisible();
  });

  it('can be decided where nobody judged', async () => {
    server.use(
      answering(
        waiting(
          { disposition: null, interest_level: null, confidence: null, summary: null, evidence: [] },
          { reasons: ['not_analysable'], proposed_message: null, proposed_lead: false },
        ),
      ),
    );
    const { user } = renderPage(<ReviewsPage />);
    const form = within(await screen.findByRole('form', { name: 'Your decision' }));

    expect(screen.getByText('The analyzer would not judge')).toBeVisible();
    await user.selectOptions(form.getByLabelText('What the talk meant'), 'callback');
    await user.click(form.getByLabelText('Send a message'));

    expect(form.getByText('Our standard message will be sent.')).toBeVisible();
  });

  it('shows a talk as soon as it waits', async () => {
    const stream = openStream();
    let items: unknown[] = [];
    server.use(
      http.get('*/api/events', () => stream.response),
      http.get('*/api/reviews', () => HttpResponse.json({ items, next_cursor: null, total: items.length })),
    );
    renderPage(<ReviewsPage />);
    await screen.findByText('Nothing to review');

    items = [waiting()];
    stream.fact(pushed(aFact(5_001, 'review_requested', 'preparing_followup')));

    expect(await screen.findByText('Low confidence', undefined, { timeout: 3_000 })).toBeVisible();
  });

  it('can be asked for again when it fails', async () => {
    let broken = true;
    server.use(
      http.get('*/api/reviews', () =>
        broken
          ? HttpResponse.json({ title: 'x', code: 'internal' }, { status: 500 })
          : HttpResponse.json({ items: [waiting()], next_cursor: null, total: 1 }),
      ),
    );
    const { user } = renderPage(<ReviewsPage />);

    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    await user.click(retry);

    expect(await screen.findByText('Low confidence')).toBeVisible();
  });
});
