import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Upload } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { useFormat } from '@/lib/format';
import { useProblemText } from '@/lib/problem-text';
import { exportListings, type GivenReason, importListings, listingKeys, REASONS, type Report } from './api';
import { save } from './save';

/** Reads a file of numbers into the list, and writes all of it as one. */
export function FileCard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const problem = useProblemText();
  const fileId = useId();
  const file = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<GivenReason>('register');
  const failed = (error: unknown) => {
    const bad = error instanceof ApiError ? error.fields[0]?.code : undefined;
    const title = bad === 'file.no_numbers' ? t('privacy.file.no_numbers') : problem(error);
    toast({ tone: 'bad', title });
  };
  const reading = useMutation({
    mutationFn: (chosen: File) => importListings(chosen, reason),
    onError: failed,
    onSettled: () => void client.invalidateQueries({ queryKey: listingKeys.all }),
  });
  const writing = useMutation({
    mutationFn: exportListings,
    onSuccess: (blob) => save(blob, 'do-not-call.csv'),
    onError: failed,
  });
  return (
    <Card>
      <CardHeader title={t('privacy.file.title')} subtitle={t('privacy.file.text')} />
      <div className="grid gap-3">
        <Field label={t('privacy.file.reason')}>
          {(control) => (
            <Select
              {...control}
              size="lg"
              value={reason}
              onChange={setReason}
              options={REASONS.map((value) => ({ value, label: t(`privacy.reason.${value}`) }))}
            />
          )}
        </Field>
        <label htmlFor={fileId} className="sr-only">
          {t('privacy.file.choose')}
        </label>
        <input
          ref={file}
          id={fileId}
          type="file"
          accept=".csv,text/csv,text/plain"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen !== undefined) reading.mutate(chosen);
            event.target.value = '';
          }}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            loading={reading.isPending}
            icon={<Upload aria-hidden="true" className="size-4" />}
            onClick={() => file.current?.click()}
          >
            {t('privacy.file.choose')}
          </Button>
          <Button
            loading={writing.isPending}
            icon={<Download aria-hidden="true" className="size-4" />}
            onClick={() => writing.mutate()}
          >
            {t('privacy.file.export')}
          </Button>
        </div>
        {reading.data !== undefined && <Result report={reading.data} />}
      </div>
    </Card>
  );
}

function Result({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = (value: number) => format.number(value);
  return (
    <div role="status" className="rounded-control bg-sunken p-3">
      <p className="tabular">
        {t('privacy.file.result', {
          rows: number(report.rows),
          added: number(report.added),
          known: number(report.known),
          refused: number(report.refused),
        })}
      </p>
      {report.cut && <p className="mt-1 text-bad">{t('privacy.file.cut')}</p>}
      {report.bad.length > 0 && (
        <ul aria-label={t('privacy.file.bad')} className="mt-2 max-h-40 overflow-y-auto text-meta text-soft">
          {report.bad.map(({ line, code }) => (
            <li key={line}>{t('privacy.file.line', { line: number(line), why: t(whyKey(code)) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function whyKey(code: string) {
  if (code === 'row.no_number') return 'privacy.file.no_number';
  return code === 'row.too_long' ? 'privacy.file.too_long' : 'privacy.file.not_a_number';
}
