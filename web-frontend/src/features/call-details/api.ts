import { request } from '@/lib/http';
import { z } from '@/lib/z';

const Permission = z.object({
  /** Of this origin; whoever has it may listen until it expires. */
  url: z.string(),
  expires_at: z.string(),
});
export type Permission = z.infer<typeof Permission>;

function recordingOf(callId: string): string {
  return `/api/calls/${encodeURIComponent(callId)}/recording`;
}

/** Asks for an address at which this browser may hear the recording for a short while. */
export function permitRecording(callId: string): Promise<Permission> {
  return request(Permission, `${recordingOf(callId)}/permission`, { method: 'POST' });
}

/** Deletes the recording at the provider, for good. */
export async function deleteRecording(callId: string): Promise<void> {
  await request(z.unknown(), recordingOf(callId), { method: 'DELETE' });
}
