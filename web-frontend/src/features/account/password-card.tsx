import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { FormAlert } from '@/components/ui/form-alert';
import { SecretField } from '@/components/ui/secret-field';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { useFieldErrors } from '@/lib/field-errors';
import { session, type User } from '@/lib/session';
import { changePassword } from './api';

const FIELDS = ['current_password', 'new_password'] as const;

/** Changes one's own password; it ends every session, so this one begins anew where that takes no code. */
export function PasswordCard({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const toast = useToast();
  const errorsOf = useFieldErrors(FIELDS);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: async () => {
      await changePassword(current, next);
      const signedIn =
        !user.second_factor &&
        (await session.signIn(user.username, next).then(
          () => true,
          () => false,
        ));
      if (!signedIn) session.leave();
      return signedIn;
    },
    onSuccess: (signedIn) => {
      setCurrent('');
      setNext('');
      toast({ tone: 'ok', title: t(signedIn ? 'account.password.done' : 'account.password.sign_in_again') });
    },
  });
  const errors = errorsOf(change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  return (
    <Card>
      <CardHeader
        title={t('account.password.title')}
        subtitle={t('account.password.subtitle', { length: user.shortest_password })}
      />
      <form noValidate onSubmit={submit} className="grid gap-4">
        <FormAlert text={errors.other} />
        <input type="text" name="username" autoComplete="username" value={user.username} readOnly hidden />
        <SecretField
          label={t('account.password.current')}
          error={errors.of('current_password')}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <SecretField
          label={t('account.password.next')}
          error={errors.of('new_password')}
          autoComplete="new-password"
          value={next}
          onChange={setNext}
        />
        <div>
          <Button type="submit" variant="primary" loading={change.isPending}>
            {t('account.password.change')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
