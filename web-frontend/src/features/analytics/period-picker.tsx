import { Popover } from '@base-ui/react/popover';
import { CalendarRange } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { useFormat } from '@/lib/format';
import { midnight, type Period, type PeriodSearch, PRESETS, readDay, readPreset } from './period';

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
  const [open, setOpen] = useState(false);

  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = readDay(form.get('from'));
    const to = readDay(form.get('to'));
    if (from === undefined || to === undefined) return;
    setOpen(false);
    onChange({ days: undefined, from, to });
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={buttonClass(
          'secondary',
          'md',
          `min-h-10 lg:min-h-9 ${period.preset === 'custom' ? 'border-accent text-accent-strong' : ''}`,
        )}
      >
        <CalendarRange aria-hidden="true" className="size-4" />
        {period.preset === 'custom' ? span(period) : t('analytics.period.custom')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-40">
          <Popover.Popup
            aria-label={t('analytics.period.custom')}
            className="w-[min(20rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-4 text-ink shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <form onSubmit={show} className="grid gap-3">
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
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
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
