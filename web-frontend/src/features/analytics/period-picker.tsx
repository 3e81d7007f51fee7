import { CalendarRange } from 'lucide-react';
import type { FormEvent } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';
import { midnight, type Period, type PeriodSearch, PRESETS, readDay, readPreset } from './period';
import { Popup } from './popup';

interface PeriodPickerProps {
  readonly period: Period;
  readonly onChange: (search: Required<PeriodSearch>) => void;
}

/** How far back the page looks: a number of days by one click, any two days by a small form. */
export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const { t } = useTranslation();
  return (
    <>
      <Segmented
        aria-label={t('analytics.period.label')}
        value={String(period.preset)}
        options={PRESETS.map((days) => ({
          value: String(days),
          label: t('analytics.period.days', { count: days }),
        }))}
        onChange={(days) => onChange({ days: readPreset(days), from: undefined, to: undefined })}
        className="grow sm:grow-0"
      />
      <CustomPeriod period={period} onChange={onChange} />
    </>
  );
}

const DATE = { type: 'date', required: true, min: '2000-01-01', max: '2199-12-31' } as const;

function CustomPeriod({ period, onChange }: PeriodPickerProps) {
  const { t } = useTranslation();
  const span = useSpan();
  const isCustom = period.preset === 'custom';
  const text = isCustom ? span(period) : t('analytics.period.custom');

  function show(event: FormEvent<HTMLFormElement>, close: () => void) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = readDay(form.get('from'));
    const to = readDay(form.get('to'));
    if (from === undefined || to === undefined) return;
    close();
    onChange({ days: undefined, from, to });
  }

  return (
    <Popup
      label={isCustom ? `${t('analytics.period.custom')}: ${text}` : text}
      trigger={
        <>
          <CalendarRange aria-hidden="true" className="size-4" />
          {text}
        </>
      }
      className={buttonClass(
        'secondary',
        'md',
        cn('min-h-10 lg:min-h-9', isCustom && 'border-accent text-accent-strong'),
      )}
    >
      {(close) => (
        <form onSubmit={(event) => show(event, close)} className="grid gap-3 p-4 sm:w-64">
          <Field label={t('analytics.period.first')}>
            {(control) => <Input {...control} {...DATE} name="from" defaultValue={period.firstDay} />}
          </Field>
          <Field label={t('analytics.period.last')}>
            {(control) => <Input {...control} {...DATE} name="to" defaultValue={period.lastDay} />}
          </Field>
          <Button type="submit" variant="primary">
            {t('analytics.period.apply')}
          </Button>
        </form>
      )}
    </Popup>
  );
}

/** A period as people write it; a single day stands alone. */
export function useSpan(): (period: Pick<Period, 'firstDay' | 'lastDay'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ firstDay, lastDay }) => {
    const from = format.day(midnight(firstDay));
    return firstDay === lastDay
      ? from
      : t('analytics.period.span', { from, to: format.day(midnight(lastDay)) });
  };
}
