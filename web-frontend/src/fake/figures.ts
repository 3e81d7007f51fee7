const DAY = 86_400_000;

/** Figures of a period that look like life and are the same each time they are asked for. */
export function figures(from: string | null, to: string | null) {
  const end = to === null ? Date.now() : Date.parse(to);
  const start = from === null ? end - 14 * DAY : Date.parse(from);
  const days = Math.max(1, Math.min(90, Math.round((end - start) / DAY)));
  const series = Array.from({ length: days }, (_, index) => {
    const called = 900 + Math.round(420 * Math.sin(index / 1.7) ** 2);
    const talked = Math.round(called * (0.42 + 0.08 * Math.cos(index)));
    const interested = Math.round(talked * 0.4);
    const date = new Date(start + (index + 0.5) * DAY).toISOString().slice(0, 10);
    return { date, called, talked, interested, lead: Math.round(interested * 0.5) };
  });
  const sum = (key: 'called' | 'talked' | 'interested' | 'lead') =>
    series.reduce((total, day) => total + day[key], 0);
  const funnel = {
    called: sum('called'),
    talked: sum('talked'),
    interested: sum('interested'),
    lead: sum('lead'),
  };
  const answers = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    Array.from({ length: 12 }, (_, index) => {
      const called = 40;
      const talked = Math.round(called * (0.25 + 0.25 * Math.sin((index * weekday) / 9) ** 2));
      return { weekday, hour: 9 + index, called, talked };
    }),
  );
  return {
    total_calls: funnel.called,
    talk_rate: funnel.talked / funnel.called,
    interest_rate: funnel.interested / funnel.talked,
    avg_duration: 107,
    funnel,
    dispositions: {
      no_answer: funnel.called - funnel.talked,
      interested: funnel.interested,
      rejected: funnel.talked - funnel.interested,
    },
    series,
    answers,
    costs: [
      { currency: 'USD', total: '318.4275' },
      { currency: 'RUB', total: '1204.5' },
    ],
    previous: { total_calls: funnel.called - 800, talk_rate: 0.41, interest_rate: 0.42, avg_duration: 99 },
  };
}
