import { useEffect, useState } from 'react';
import { serverNow } from './clock';

/** The time by the server's clock, four times a second while something runs, so that a shown second is never late. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    setNow(serverNow());
    if (!running) return;
    const timer = setInterval(() => setNow(serverNow()), 250);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
