import { waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, it } from 'vitest';
import { aFact, pushed } from '@/test/builders';
import { server } from '@/test/server';
import { openStream } from '@/test/stream';
import { type CallNews, FactLog, listenToCalls, readNews } from './events';

describe('news about calls', () => {
  const leavers: (() => void)[] = [];

  afterEach(() => {
    for (const leave of leavers.splice(0)) leave();
  });

  function listen() {
    const news: CallNews[] = [];
    leavers.push(listenToCalls((each) => news.push(each)));
    return news;
  }

  it('arrive once each, however often they are delivered, and in whatever order', async () => {
    const wire = openStream();
    server.use(http.get('*/api/events', () => wire.response, { once: true }));
    const news = listen();

    for (const no of [1, 3, 2, 3, 1]) wire.fact(pushed(aFact(no, 'ringing', 'calling')));
    wire.fact(pushed(aFact(1, 'requested', 'initiating'), 'call-2'));

    await waitFor(() => expect(news).toHaveLength(4));
    const numbers = news.map((each) =>
      each.kind === 'fact' ? `${each.fact.call_id}:${each.fact.no}` : 'reset',
    );
    expect(numbers).toEqual(['call-1:1', 'call-1:3', 'call-1:2', 'call-2:1']);
  });

  it('reach every listener over one connection', async () => {
    const wire = openStream();
    let connections = 0;
    server.use(
      http.get('*/api/events', () => {
        connections += 1;
        return wire.response;
      }),
    );
    const one = listen();
    const two = listen();

    wire.fact(pushed(aFact(90, 'answered', 'calling'), 'call-3'));

    await waitFor(() => expect([one.length, two.length]).toEqual([1, 1]));
    expect(connections).toBeLessThanOrEqual(1);
  });

  it('are left out when they cannot be read, without ending the stream', () => {
    expect(readNews('fact', '{"call_id":')).toBeNull();
    expect(readNews('fact', '{"call_id":7}')).toBeNull();
    expect(readNews('hello', '{}')).toBeNull();
    expect(readNews('something_new', '{}')).toBeNull();
    expect(readNews('reset', '{}')).toEqual({ kind: 'reset' });
  });

  it('with a status from a newer server are still read', () => {
    const fact = { ...pushed(aFact(1, 'teleported', 'calling')), status: 'teleporting' };

    expect(readNews('fact', JSON.stringify(fact))).toMatchObject({
      kind: 'fact',
      fact: { type: 'teleported', status: 'unknown' },
    });
  });
});

describe('the log of pushed facts', () => {
  const fact = (callId: string, no: number) => pushed(aFact(no, 'ringing', 'calling'), callId);

  it('takes each fact once and tells a page that opens later', () => {
    const log = new FactLog();

    const taken = [fact('a', 1), fact('a', 2), fact('a', 1), fact('b', 1)].map((each) => log.add(each));

    expect(taken).toEqual([true, true, false, true]);
    expect(log.of('a').map(({ no }) => no)).toEqual([1, 2]);
    expect(log.of('nobody')).toEqual([]);
  });

  it('stays the same array until something is added, as React asks for', () => {
    const log = new FactLog();
    log.add(fact('a', 1));
    const before = log.of('a');

    log.add(fact('a', 1));
    expect(log.of('a')).toBe(before);
    log.add(fact('a', 2));

    expect(log.of('a')).not.toBe(before);
    expect(log.of('nobody')).toBe(log.of('nobody else'));
  });

  it('forgets the calls that were quiet longest, not the busy ones', () => {
    const log = new FactLog(2);
    log.add(fact('a', 1));
    log.add(fact('b', 1));
    log.add(fact('a', 2));

    log.add(fact('c', 1));

    expect(log.of('b')).toEqual([]);
    expect(log.of('a')).toHaveLength(2);
  });
});

it('answers an API that is away with nothing but silence', async () => {
  server.use(http.get('*/api/events', () => HttpResponse.error()));
  const news: CallNews[] = [];

  const leave = listenToCalls((each) => news.push(each));
  await new Promise((resolve) => setTimeout(resolve, 50));
  leave();

  expect(news).toEqual([]);
});
