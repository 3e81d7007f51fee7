import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BarList } from './bar-list';
import { FunnelChart } from './funnel-chart';
import { HeatMap } from './heat-map';
import { Sparkline } from './sparkline';
import { TrendChart } from './trend-chart';

const plain = (value: number) => String(value);
const share = (value: number | null) => (value === null ? '–' : `${Math.round(value * 100)}%`);
const days = (count: number, value = 5) =>
  Array.from({ length: count }, (_, index) => ({
    key: `d${index}`,
    tick: `${index + 1}`,
    title: `Day ${index + 1}`,
    context: value * 2,
    focus: value,
  }));
const trend = (steps: ReturnType<typeof days>) => (
  <TrendChart steps={steps} label="Calls" contextLabel="Called" focusLabel="Talked" formatNumber={plain} />
);

describe('trend chart', () => {
  it('reads each day to the keyboard', async () => {
    const user = userEvent.setup();
    render(trend(days(14)));
    const chart = screen.getByRole('slider', { name: 'Calls' });

    await user.tab();
    expect(chart).toHaveFocus();
    expect(chart).toHaveAttribute('aria-valuetext', 'Day 14: Called 10, Talked 5');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(chart).toHaveAttribute('aria-valuetext', 'Day 12: Called 10, Talked 5');
    await user.keyboard('{Home}');
    expect(chart).toHaveAttribute('aria-valuenow', '0');
  });

  it('keeps its cursor within the days when the period becomes shorter', async () => {
    const user = userEvent.setup();
    const { rerender } = render(trend(days(30)));
    await user.tab();

    rerender(trend(days(7)));

    expect(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', 'Day 7: Called 10, Talked 5');
  });

  it('draws one day, ninety days, nothing but zeros and huge numbers without a broken path', () => {
    for (const steps of [days(1), days(90), days(14, 0), days(3, 9_007_199_254_740_991)]) {
      const { container, unmount } = render(trend(steps));
      for (const path of container.querySelectorAll('path')) {
        expect(path.getAttribute('d')).not.toMatch(/NaN|Infinity/);
      }
      unmount();
    }
  });

  it('is nothing when there are no days', () => {
    expect(render(trend([])).container).toBeEmptyDOMElement();
  });
});

describe('funnel chart', () => {
  it('says a dash where there is nothing to divide by', () => {
    render(
      <FunnelChart
        stages={[
          { key: 'called', label: 'Called', count: 0 },
          { key: 'talked', label: 'Talked', count: 0 },
        ]}
        label="Funnel"
        ofPreviousLabel="of previous"
        formatNumber={plain}
        formatShare={share}
      />,
    );

    expect(screen.getAllByRole('listitem').map((stage) => stage.textContent)).toEqual([
      'Called0–',
      'Talked0–of previous',
    ]);
  });
});

describe('heat map', () => {
  const map = (
    <HeatMap
      cells={[{ weekday: 1, hour: 9, called: 4, talked: 3 }]}
      label="Best time"
      weekdays={['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']}
      describe={({ weekday, hour, rate }) => `${weekday} at ${hour}: ${share(rate)}`}
      lessLabel="less"
      moreLabel="more"
    />
  );

  it('is walked with the arrow keys, one cell in the tab order', async () => {
    const user = userEvent.setup();
    render(map);
    await user.tab();
    expect(screen.getByRole('gridcell', { name: '1 at 9: 75%' })).toHaveFocus();

    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(screen.getByRole('gridcell', { name: '2 at 10: –' })).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowUp}{Home}');
    expect(screen.getByRole('gridcell', { name: '1 at 9: 75%' })).toHaveFocus();
    await user.keyboard('{End}');
    expect(screen.getByRole('gridcell', { name: '1 at 18: –' })).toHaveFocus();
    expect(screen.getAllByRole('gridcell').filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
  });
});

describe('bars', () => {
  it('tell which one is chosen, and choose', async () => {
    const onSelect = vi.fn();
    render(
      <BarList
        bars={[
          { key: 'a', label: 'Interested', count: 3, tone: 'accent', selected: true },
          { key: 'b', label: 'Rejected', count: 1, tone: 'context' },
        ]}
        label="Outcomes"
        formatNumber={plain}
        formatShare={share}
        onSelect={onSelect}
      />,
    );
    const [first, second] = within(screen.getByRole('list', { name: 'Outcomes' })).getAllByRole('button');

    expect(first).toHaveTextContent('Interested375%');
    expect(first).toHaveAttribute('aria-pressed', 'true');
    if (second) await userEvent.click(second);
    expect(onSelect).toHaveBeenCalledExactlyOnceWith('b');
  });
});

describe('sparkline', () => {
  it('draws nothing for fewer than two known days', () => {
    for (const values of [[], [5], [null, 5, null]]) {
      expect(render(<Sparkline values={values} />).container).toBeEmptyDOMElement();
    }
  });

  it('is level when nothing changes, and breaks where a day is unknown', () => {
    const { container } = render(<Sparkline values={[4, 4, null, 4, 4]} />);

    const path = container.querySelector('path')?.getAttribute('d') ?? '';
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).not.toMatch(/NaN/);
  });
});
