import { useMutation, useQueryClient } from '@tanstack/react-query';
import { OctagonX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useToast } from '@/components/ui/toast';
import { diallingKeys } from '@/entities/dialling/api';
import { useTranslation } from '@/i18n';
import { useProblemText } from '@/lib/problem-text';
import { stopDialling } from './api';

const REASON_LIMIT = 200;
const EXAMPLES = ['complaints', 'wrong_text', 'technical'] as const;

interface StopDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Asks why, and does not insist: whoever must stop the calls must not have to find words first. */
export function StopDialog({ open, onOpenChange }: StopDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('dialling.stop.title')}
      description={t('dialling.stop.text')}
    >
      <StopForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function StopForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const [reason, setReason] = useState('');
  const stop = useMutation({
    mutationFn: () => {
      const words = reason.trim();
      return stopDialling(words === '' ? t('dialling.stop.no_reason') : words);
    },
    onSuccess: (state) => {
      client.setQueryData(diallingKeys.state(), state);
      toast({ tone: 'ok', title: t('dialling.stop.done') });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!stop.isPending) stop.mutate();
  };
  return (
    <form onSubmit={submit} className="mt-4 grid gap-3">
      <Field
        label={t('dialling.stop.reason')}
        hint={t('dialling.stop.reason_hint')}
        error={stop.error === null ? undefined : text(stop.error)}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={REASON_LIMIT}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="flex min-w-0 flex-wrap gap-2">
        <legend className="sr-only">{t('dialling.stop.examples')}</legend>
        {EXAMPLES.map((example) => (
          <Button key={example} size="sm" onClick={() => setReason(t(`dialling.stop.example.${example}`))}>
            {t(`dialling.stop.example.${example}`)}
          </Button>
        ))}
      </fieldset>
      <div className="mt-2 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button
          type="submit"
          variant="stop"
          data-first-focus
          loading={stop.isPending}
          icon={<OctagonX aria-hidden="true" className="size-4" />}
        >
          {t('dialling.stop.confirm')}
        </Button>
      </div>
    </form>
  );
}
