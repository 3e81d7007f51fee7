/** How far the server's clock is ahead of ours, in milliseconds; 0 until it shows a difference that matters. */
let ahead = 0;

/** The resolution of the header is a second; a smaller difference is noise. */
const NOTICEABLE = 2_000;

/** Learns from the `Date` header of an answer. */
export function learnServerTime(date: string | null): void {
  const server = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  ahead = Math.abs(difference) < NOTICEABLE ? 0 : difference;
}

/** Now by the server's clock, so that timers count right on a machine whose own clock is wrong. */
export function serverNow(): number {
  return Date.now() + ahead;
}
