import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/z';

const Verdict = z.catch(z.enum(['right', 'doubtful', 'wrong', 'unknown']), 'unknown');
export type Verdict = z.infer<typeof Verdict>;

const Finding = z.object({
  /** What was looked at, a stable word. */
  subject: z.string(),
  verdict: Verdict,
  code: z.catch(z.string(), ''),
  /** One sentence that says what to do. */
  message: z.catch(z.string(), ''),
});
export type Finding = z.infer<typeof Finding>;

const CheckReport = z.object({
  /** Whether calls can be made. */
  ok: z.boolean(),
  checked_at: z.string(),
  /** In the order of looking; empty where there is nothing to look at. */
  findings: z.catch(z.array(Finding), []),
});
export type CheckReport = z.infer<typeof CheckReport>;

/**
 * What a look at the telephony provider finds. It asks others, so it runs only when somebody wants it to, and what was
 * found last stays as long as this tab.
 */
export const checkQuery = queryOptions({
  queryKey: ['telephony', 'check'],
  queryFn: ({ signal }) => request(CheckReport, '/api/telephony/check', { method: 'POST', signal }),
  enabled: false,
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
