import { z } from '@/lib/z';

/** Filters of the analytics in the address. A value that makes no sense is left out, so that old links still open. */
export const analyticsSearch = z.object({});

export type AnalyticsSearch = z.infer<typeof analyticsSearch>;
