import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { stripped } from '@/lib/phone';
import { useFieldProblemText, useProblemText } from '@/lib/problem-text';
import { addListing, type GivenReason, listingKeys, REASONS } from './api';

/** Puts one number on the list. */
export function AddCard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const problem = useProblemText();
  const fieldProblem = useFieldProblemText();
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState<GivenReason>('complaint');
  const add = useMutation({
    mutationFn: () => addListing(stripped(phone), reason),
    onSuccess: () => {
      setPhone('');
      toast({ tone: 'ok', title: t('privacy.list.added') });
    },
    onSettled: () => void client.invalidateQueries({ queryKey: listingKeys.all }),
  });
  const wrong = (): string | undefined => {
    const { error } = add;
    if (error === null) return undefined;
    if (!(error instanceof ApiError)) return problem(error);
    if (error.code === 'do_not_call.listed') return t('privacy.list.listed');
    const bad = error.fields[0];
    return bad === undefined ? problem(error) : fieldProblem(bad);
  };
  return (
    <Card>
      <CardHeader title={t('privacy.list.add_title')} subtitle={t('privacy.list.add_text')} />
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Field label={t('privacy.list.number')} error={wrong()}>
          {(control) => (
            <Input
              {...control}
              inputMode="tel"
              autoComplete="off"
              value={phone}
              maxLength={40}
              onChange={(event) => setPhone(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('privacy.list.reason')}>
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
        <Button type="submit" variant="primary" loading={add.isPending} className="justify-self-start">
          {t('privacy.list.add')}
        </Button>
      </form>
    </Card>
  );
}
