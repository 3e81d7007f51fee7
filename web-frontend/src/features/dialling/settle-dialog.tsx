import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { callKeys } from '@/entities/call/api';
import { diallingKeys } from '@/entities/dialling/api';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { useFormat } from '@/lib/format';
import { useProblemText } from '@/lib/problem-text';
import { type Settlement, settleAttempt, type UnknownAttempt } from './api';

const CHOICES = ['rang', 'silent', 'redial'] as const;
type Choice = (typeof CHOICES)[number];

const SETTLEMENT = {
  rang: { rang: true, redial: false },
  silent: { rang: false, redial: false },
  redial: { rang: false, redial: true },
} as const satisfies Record<Choice, Settlement>;

interface SettleDialogProps {
  /** The attempt asked about; null while none is. */
  readonly attempt: UnknownAttempt | null;
  readonly onClose: () => void;
}

/** Three plain answers to the question whether the phone rang; none is chosen beforehand. */
export function SettleDialog({ attempt, onClose }: SettleDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Dialog
      open={attempt !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t('dialling.settle.title')}
      description={
        attempt !== null &&
        t('dialling.settle.text', {
          number: format.phone(attempt.phone_number),
          attempt: attempt.attempt,
          time: format.dateTime(attempt.granted_at),
        })
      }
    >
      {attempt !== null && <SettleForm attempt={attempt} onDone={onClose} />}
    </Dialog>
  );
}

function SettleForm({ attempt, onDone }: { readonly attempt: UnknownAttempt; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const name = useId();
  const [chosen, setChosen] = useState<Choice | null>(null);
  const settle = useMutation({
    mutationFn: (settlement: Settlement) => settleAttempt(attempt.attempt_id, settlement),
    onSuccess: (call, { redial }) => {
      client.setQueryData(callKeys.one(call.id), call);
      toast({ tone: 'ok', title: t(redial ? 'dialling.settle.done_redial' : 'dialling.settle.done') });
      onDone();
    },
    onError: (error) => {
      const gone = error instanceof ApiError && (error.status === 409 || error.status === 404);
      toast({ tone: gone ? 'info' : 'bad', title: gone ? t('dialling.settle.gone') : text(error) });
      if (gone) onDone();
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: diallingKeys.all });
      void client.invalidateQueries({ queryKey: callKeys.lists() });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null && !settle.isPending) settle.mutate(SETTLEMENT[chosen]);
  };
  return (
    <form onSubmit={submit} className="mt-4">
      <fieldset className="grid min-w-0 gap-2">
        <legend className="sr-only">{t('dialling.settle.choices')}</legend>
        {CHOICES.map((choice) => (
          <div
            key={choice}
            className="relative flex items-start gap-3 rounded-control border border-line-strong px-3.5 py-3 transition-colors duration-150 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              id={`${name}-${choice}`}
              type="radio"
              name={name}
              checked={chosen === choice}
              onChange={() => setChosen(choice)}
              aria-describedby={`${name}-${choice}-text`}
              className="relative z-1 mt-0.5 size-4 shrink-0 accent-accent outline-none"
            />
            <div className="min-w-0">
              <label
                htmlFor={`${name}-${choice}`}
                className="block cursor-pointer font-medium after:absolute after:inset-0"
              >
                {t(`dialling.settle.${choice}`)}
              </label>
              <p id={`${name}-${choice}-text`} className="mt-0.5 text-meta text-soft">
                {t(`dialling.settle.${choice}_text`)}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      <div className="mt-5 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" disabled={chosen === null} loading={settle.isPending}>
          {t('dialling.settle.confirm')}
        </Button>
      </div>
    </form>
  );
}
