import { useEffect, useState } from 'react';
import { type Day, dayOf, midnight, shift } from './period';

/** Today by the reader's clock; changes at midnight, also on a page that stays open. */
export function useToday(): Day {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const look = () => setToday(dayOf(new Date()));
    const untilTomorrow = midnight(shift(today, 1)).getTime() - Date.now();
    const timer = setTimeout(look, Math.max(1_000, untilTomorrow + 500));
    // A timer does not run while a laptop sleeps.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [today]);
  return today;
}
