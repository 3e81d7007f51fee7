const HOUR = 3_600_000;

/** How an installation with a CRM that is away stands. */
export function aStatus() {
  const ago = (millis: number) => new Date(Date.now() - millis).toISOString();
  const never = { answered_at: null, failed_at: null, code: null, failures: 0 };
  return {
    at: ago(0),
    version: '0.1.0',
    profile: 'mock',
    parts: [
      { ...never, part: 'voice', mock: true, health: 'working', answered_at: ago(2_000) },
      { ...never, part: 'analyzer', mock: false, health: 'working', answered_at: ago(9_000) },
      { ...never, part: 'sms', mock: true, health: 'unused' },
      {
        part: 'crm',
        mock: false,
        health: 'failing',
        answered_at: ago(HOUR),
        failed_at: ago(4_000),
        code: 'crm.away',
        failures: 7,
      },
    ],
    queue: { due: 12_345, running: 37, later: 208, oldest_seconds: 90.4 },
    reviews: 4,
    unknown_attempts: 3,
    brakes: [],
    nodes: [
      { name: 'halo-1-5f0c', version: '0.1.0', started_at: ago(26 * HOUR), seen_at: ago(3_000) },
      { name: 'halo-2-91be', version: '0.1.0', started_at: ago(2 * HOUR), seen_at: ago(6_000) },
    ],
    database: {
      version: '18.0',
      bytes: 1_234_567_890,
      connections: 9,
      most_connections: 100,
      took_millis: 3.4,
    },
  };
}
