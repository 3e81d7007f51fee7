import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { serverNow } from '@/lib/clock';
import { useProblemText } from '@/lib/problem-text';
import { reanalysisKeys, startReanalysis } from './api';

const DAYS = ['7', '30', '90'] as const;
const A_DAY = 86_400_000;

/** Chooses who judges, and how far back. */
export function StartCard({ analyzers }: { readonly analyzers: readonly string[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [days, setDays] = useState<(typeof DAYS)[number]>('7');
  const analyzer = chosen ?? analyzers[0] ?? '';
  const start = useMutation({
    mutationFn: () => {
      const to = serverNow();
      const from = to - Number(days) * A_DAY;
      return startReanalysis({
        analyzer,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      });
    },
    onError: (error) => toast({ tone: 'bad', title: text(error) }),
    onSettled: () => void client.invalidateQueries({ queryKey: reanalysisKeys.all }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!start.isPending) start.mutate();
  };
  return (
    <Card>
      <CardHeader title={t('reanalysis.start_title')} subtitle={t('reanalysis.start_text')} />
      <form
        onSubmit={submit}
        className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
      >
        <Field label={t('reanalysis.analyzer')}>
          {(control) => (
            <Select
              {...control}
              value={analyzer}
              onChange={setChosen}
              options={analyzers.map((value) => ({
                value,
                label: value === 'current' || value === 'rules' ? t(`reanalysis.name.${value}`) : value,
              }))}
            />
          )}
        </Field>
        <Segmented
          aria-label={t('reanalysis.period')}
          value={days}
          onChange={setDays}
          options={DAYS.map((value) => ({
            value,
            label: t('reanalysis.days', { count: Number(value) }),
          }))}
        />
        <Button type="submit" variant="primary" loading={start.isPending}>
          {t('reanalysis.start')}
        </Button>
      </form>
    </Card>
  );
}
