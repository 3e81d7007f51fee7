import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toast';
import { callKeys } from '@/entities/call/api';
import { DISPOSITION_LOOK, INTEREST_LOOK } from '@/entities/call/looks';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { useProblemText } from '@/lib/problem-text';
import { type Decision, decide, type Review, reviewKeys } from './api';
import { allowed, isSame, LEVELS, MEANINGS, mayBeLead, mayBeSent, mayWant, proposed } from './decision';

/** Confirms what was judged, or says what it was instead. */
export function DecisionForm({ review, number }: { readonly review: Review; readonly number: string }) {
  const { t } = useTranslation();
  const first = proposed(review);
  const [decision, setDecision] = useState(first);
  const decides = useDecide(review.call.id);
  const change = (part: Partial<Decision>) => setDecision(allowed({ ...decision, ...part }));
  const action = t(isSame(decision, first) ? 'reviews.confirm' : 'reviews.correct');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!decides.isPending) decides.mutate(decision);
  };
  return (
    <form onSubmit={submit} aria-label={t('reviews.form')} className="grid min-w-0 content-start gap-4">
      <Field label={t('reviews.disposition')}>
        {(control) => (
          <Select
            {...control}
            value={decision.disposition}
            onChange={(disposition) => change({ disposition })}
            options={MEANINGS.map((value) => ({ value, label: t(DISPOSITION_LOOK[value].label) }))}
          />
        )}
      </Field>
      {mayWant(decision.disposition) && (
        <Field label={t('reviews.interest')}>
          {(control) => (
            <Select
              {...control}
              value={decision.interest_level}
              onChange={(interest_level) => change({ interest_level })}
              options={LEVELS.map((value) => ({ value, label: t(INTEREST_LOOK[value].label) }))}
            />
          )}
        </Field>
      )}
      <Tick
        label={t('reviews.send')}
        checked={decision.send_message}
        disabled={!mayBeSent(decision.disposition)}
        onChange={(send_message) => change({ send_message })}
      />
      {decision.send_message && (
        <p className="rounded-control bg-sunken px-3 py-2 text-meta [overflow-wrap:anywhere]">
          <span className="block text-muted">{t('reviews.message')}</span>
          {decision.disposition === first.disposition && review.proposed_message !== null
            ? review.proposed_message
            : t('reviews.own')}
        </p>
      )}
      <Tick
        label={t('reviews.lead')}
        checked={decision.create_lead}
        disabled={!mayBeLead(decision.disposition)}
        onChange={(create_lead) => change({ create_lead })}
      />
      <Button
        type="submit"
        variant="primary"
        loading={decides.isPending}
        aria-label={t('reviews.of', { action, number })}
      >
        {action}
      </Button>
    </form>
  );
}

function useDecide(callId: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  return useMutation({
    mutationFn: (decision: Decision) => decide(callId, decision),
    onSuccess: (call, { disposition }) => {
      client.setQueryData(callKeys.one(call.id), call);
      toast({ tone: 'ok', title: t(disposition === 'opt_out' ? 'reviews.opted' : 'reviews.done') });
    },
    onError: (error) => {
      const gone = error instanceof ApiError && (error.status === 409 || error.status === 404);
      toast({ tone: gone ? 'info' : 'bad', title: gone ? t('reviews.gone') : text(error) });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: reviewKeys.all });
      void client.invalidateQueries({ queryKey: callKeys.lists() });
    },
  });
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Tick({ label, checked, disabled, onChange }: TickProps) {
  const id = useId();
  return (
    <div className="flex min-h-6 items-center gap-3">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4.5 shrink-0 accent-accent"
      />
      <label htmlFor={id} className={disabled ? 'text-muted' : 'cursor-pointer'}>
        {label}
      </label>
    </div>
  );
}
