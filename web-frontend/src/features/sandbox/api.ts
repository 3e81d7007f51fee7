import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/z';

const Message = z.object({
  id: z.string(),
  channel: z.catch(z.enum(['sms', 'telegram']), 'sms'),
  to: z.string(),
  text: z.string(),
  sent_at: z.string(),
  call_id: z._default(z.nullable(z.string()), null),
});
export type Message = z.infer<typeof Message>;

const Messages = z.object({ items: z.array(Message) });

/** More than anybody reads; the rest stands in the details of each call. */
export const MOST_MESSAGES = 100;

/** What the mock messenger "sent", newest first. Fails with 404 where messages really go out. */
export const sandboxQuery = queryOptions({
  queryKey: ['sandbox', 'messages'],
  queryFn: ({ signal }) =>
    request(Messages, '/api/sandbox/messages', { query: { limit: MOST_MESSAGES }, signal }),
});
