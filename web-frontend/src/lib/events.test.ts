import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStream, type TestStream } from '@/test/stream';
import { EventStream, IDLE_LIMIT, type ServerEvent } from './events';

type Open = (
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Response>;

let streams: EventStream[] = [];

function listeningTo(open: Open, random = () => 0) {
  const stream = new EventStream({ url: '/api/events', open, random });
  streams.push(stream);
  const events: ServerEvent[] = [];
  const states: string[] = [];
  stream.subscribeState(() => states.push(stream.state));
  const leave = stream.subscribe((event) => events.push(event));
  return { stream, events, states, leave };
}

/** Answers each attempt to connect with the next of these; an error is thrown, as `fetch` throws it. */
function answering(...answers: (TestStream | Response | Error)[]) {
  const seen: { url: string; lastEventId: string | undefined; signal: AbortSignal }[] = [];
  const open: Open = (url, headers, signal) => {
    const answer = answers[seen.length];
    seen.push({ url, lastEventId: headers['Last-Event-ID'], signal });
    if (answer === undefined) return new Promise(() => undefined);
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve(answer instanceof Response ? answer : answer.response);
  };
  return { open, seen };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  for (const stream of streams) stream.close();
  streams = [];
  vi.useRealTimers();
});

describe('the event stream', () => {
  it('is live once the server has said something, and hands on what it says', async () => {
    const wire = openStream();
    const { open } = answering(wire);
    const { events, states } = listeningTo(open);

    await settle();
    wire.send('id: 7\nevent: fact\ndata: {"a":1}\n\n');
    await settle();

    expect(states).toEqual(['connecting', 'live']);
    expect(events).toEqual([
      { event: 'hello', data: '{}' },
      { event: 'fact', data: '{"a":1}' },
    ]);
  });

  it('reads frames that arrive in pieces, even a letter cut in two', async () => {
    const encoder = new TextEncoder();
    let control: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        control = controller;
      },
    });
    const { open } = answering(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
    const { events } = listeningTo(open);
    await settle();
    const bytes = encoder.encode('event: fact\ndata: "ӯ"\n\n');

    for (const byte of bytes) control?.enqueue(Uint8Array.of(byte));
    await settle();

    expect(events).toEqual([{ event: 'fact', data: '"ӯ"' }]);
  });

  it('comes back after a break and resumes after the last event it got', async () => {
    const first = openStream();
    const second = openStream();
    const { open, seen } = answering(first, second);
    const { states } = listeningTo(open);
    await settle();
    first.send('id: opaque-42\nevent: fact\ndata: {}\n\n');
    await settle();

    first.fail();
    await settle();
    expect(states.at(-1)).toBe('connecting');
    await vi.advanceTimersByTimeAsync(600);

    expect(seen.map(({ lastEventId }) => lastEventId)).toEqual([undefined, 'opaque-42']);
    expect(states).toEqual(['connecting', 'live', 'connecting', 'live']);
  });

  it('says that it is down when the first try after a break fails too', async () => {
    const wire = openStream();
    const { open } = answering(wire, new TypeError('no network'), openStream());
    const { states } = listeningTo(open);
    await settle();

    wire.fail();
    await vi.advanceTimersByTimeAsync(5_000);

    expect(states).toEqual(['connecting', 'live', 'connecting', 'down', 'live']);
  });

  it('comes back when the server ends the stream in good order', async () => {
    const first = openStream();
    const { open, seen } = answering(first, openStream());
    listeningTo(open);
    await settle();

    first.end();
    await vi.advanceTimersByTimeAsync(600);

    expect(seen).toHaveLength(2);
  });

  it('waits longer after each failure, and half of the wait is chance', async () => {
    const broken = new TypeError('no network');
    const lucky = answering(broken, broken, broken, broken);
    const unlucky = answering(broken, broken, broken, broken);
    listeningTo(lucky.open, () => 0);
    listeningTo(unlucky.open, () => 0.999);
    await settle();

    await vi.advanceTimersByTimeAsync(300);
    expect([lucky.seen.length, unlucky.seen.length]).toEqual([2, 1]);
    await vi.advanceTimersByTimeAsync(500);
    expect([lucky.seen.length, unlucky.seen.length]).toEqual([3, 2]);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(lucky.seen.length).toBe(5);
  });

  it('never waits longer than 15 s, and begins with short waits again after a success', async () => {
    const broken = new TypeError('no network');
    const wire = openStream();
    const { open, seen } = answering(...Array.from({ length: 9 }, () => broken), wire);
    listeningTo(open, () => 0.999);
    await settle();

    const waits: number[] = [];
    while (seen.length < 10) {
      const [before, from] = [seen.length, Date.now()];
      while (seen.length === before) await vi.advanceTimersByTimeAsync(100);
      waits.push(Date.now() - from);
    }
    expect(Math.max(...waits)).toBe(15_000);
    expect(waits.slice(0, 3)).toEqual([500, 1_000, 2_000]);
    wire.fail();
    await vi.advanceTimersByTimeAsync(501);

    expect(seen.length).toBe(11);
  });

  it('waits as long as a busy server asks', async () => {
    const busy = new Response('{}', { status: 503, headers: { 'Retry-After': '7' } });
    const { open, seen } = answering(busy, openStream());
    const { stream } = listeningTo(open);
    await settle();

    await vi.advanceTimersByTimeAsync(6_900);
    expect([seen.length, stream.state]).toEqual([1, 'down']);
    await vi.advanceTimersByTimeAsync(200);

    expect(seen.length).toBe(2);
  });

  it('gives up a connection that has gone silent, and lets heartbeats keep one alive', async () => {
    const wire = openStream();
    const { open, seen } = answering(wire, openStream());
    const { stream } = listeningTo(open);
    await settle();

    await vi.advanceTimersByTimeAsync(IDLE_LIMIT - 1_000);
    wire.send(': hb\n\n');
    await vi.advanceTimersByTimeAsync(IDLE_LIMIT - 1_000);
    expect([seen.length, stream.state]).toEqual([1, 'live']);
    await vi.advanceTimersByTimeAsync(2_000);

    expect(seen[0]?.signal.aborted).toBe(true);
    expect(seen.length).toBe(2);
  });

  it('says that it is down when the server takes long to say anything, and is live as soon as it does', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { stream } = listeningTo(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );

    await vi.advanceTimersByTimeAsync(4_100);
    expect(stream.state).toBe('down');
    answer(openStream().response);
    await settle();

    expect(stream.state).toBe('live');
  });

  it('does not take an error page for a stream', async () => {
    const page = new Response('<html>', { headers: { 'Content-Type': 'text/html' } });
    const { open } = answering(page);
    const { states, events } = listeningTo(open);

    await settle();

    expect(states.at(-1)).toBe('down');
    expect(events).toEqual([]);
  });

  it('tries at once when the network is back', async () => {
    const { open, seen } = answering(new TypeError('no network'), openStream());
    const { stream } = listeningTo(open, () => 0.999);
    await settle();

    window.dispatchEvent(new Event('online'));
    await settle();

    expect(seen.length).toBe(2);
    expect(stream.state).toBe('live');
  });

  it('is one connection for many listeners, kept from one page to the next, and ended when nobody is left', async () => {
    const wire = openStream();
    const { open, seen } = answering(wire);
    const { stream, leave } = listeningTo(open);
    const leaveToo = stream.subscribe(() => undefined);
    await settle();

    leave();
    leaveToo();
    await vi.advanceTimersByTimeAsync(1_000);
    const leaveLast = stream.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stream.state).toBe('live');
    leaveLast();
    await vi.advanceTimersByTimeAsync(3_000);

    expect(seen.length).toBe(1);
    expect(stream.state).toBe('idle');
    expect(seen[0]?.signal.aborted).toBe(true);
  });

  it('stays closed for listeners that remain until somebody opens it, and then begins anew', async () => {
    const first = openStream();
    const { open, seen } = answering(first, openStream());
    const { stream } = listeningTo(open);
    await settle();
    first.send('id: 9\nevent: fact\ndata: {}\n\n');
    await settle();

    stream.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.length).toBe(1);
    stream.open();
    await settle();

    expect(seen[1]?.lastEventId).toBeUndefined();
    expect(stream.state).toBe('live');
  });
});
