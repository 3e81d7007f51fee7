import type { PushedFact } from '@/entities/call/schema';

/** A stream of server-sent events that a test writes by hand. */
export interface TestStream {
  readonly response: Response;
  /** Sends raw text, as the network would: frames may come in pieces. */
  send(text: string): void;
  fact(fact: PushedFact): void;
  end(): void;
  fail(): void;
  readonly cancelled: () => boolean;
}

export function openStream(): TestStream {
  const encoder = new TextEncoder();
  let control: ReadableStreamDefaultController<Uint8Array> | null = null;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      control = controller;
    },
    cancel() {
      cancelled = true;
    },
  });
  const send = (text: string) => control?.enqueue(encoder.encode(text));
  send('id: 0\nevent: hello\ndata: {}\n\n');
  return {
    response: new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
    send,
    fact: (fact) => send(`id: ${fact.no}\nevent: fact\ndata: ${JSON.stringify(fact)}\n\n`),
    end: () => control?.close(),
    fail: () => control?.error(new TypeError('the connection broke')),
    cancelled: () => cancelled,
  };
}
