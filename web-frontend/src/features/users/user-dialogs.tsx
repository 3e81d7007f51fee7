import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormAlert } from '@/components/ui/form-alert';
import { Input } from '@/components/ui/input';
import { SecretField } from '@/components/ui/secret-field';
import { Segmented } from '@/components/ui/segmented';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';
import { useFieldErrors } from '@/lib/field-errors';
import { addUser, givePassword, type Member, usersKey } from './api';

const FIELDS = ['username', 'password', 'role'] as const;
const ROLES = ['operator', 'analyst', 'admin'] as const;

interface AddDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly shortest: number;
}

/** Adds a user with a first password. */
export function AddDialog({ open, onOpenChange, shortest }: AddDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('users.add')}>
      <AddForm shortest={shortest} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function AddForm({ shortest, onDone }: { readonly shortest: number; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const errorsOf = useFieldErrors(FIELDS);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<Member['role']>('operator');
  const add = useMutation({
    mutationFn: () => addUser({ username, password, role }),
    onSuccess: (user) => {
      toast({ tone: 'ok', title: t('users.created', { name: user.username }) });
      void client.invalidateQueries({ queryKey: usersKey });
      onDone();
    },
  });
  const errors = errorsOf(add.error);
  return (
    <Form
      confirm={t('users.create')}
      busy={add.isPending}
      onSubmit={() => add.mutate()}
      onCancel={onDone}
      other={errors.other}
    >
      <Field label={t('users.username')} error={errors.of('username')}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </Field>
      <SecretField
        label={t('users.password')}
        hint={t('users.password_hint', { length: shortest })}
        error={errors.of('password')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <Segmented
        aria-label={t('users.role')}
        value={role}
        onChange={setRole}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
    </Form>
  );
}

interface PasswordDialogProps {
  /** Whose password; null while nobody's. */
  readonly user: Member | null;
  readonly onClose: () => void;
  readonly shortest: number;
}

/** Gives a user another password. */
export function PasswordDialog({ user, onClose, shortest }: PasswordDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={user !== null}
      onOpenChange={onClose}
      title={t('users.give_title', { name: user?.username ?? '' })}
      description={t('users.give_text')}
    >
      {user !== null && <PasswordForm user={user} shortest={shortest} onDone={onClose} />}
    </Dialog>
  );
}

function PasswordForm({
  user,
  shortest,
  onDone,
}: {
  readonly user: Member;
  readonly shortest: number;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const errorsOf = useFieldErrors(FIELDS);
  const [password, setPassword] = useState('');
  const give = useMutation({
    mutationFn: () => givePassword(user.id, password),
    onSuccess: () => {
      toast({ tone: 'ok', title: t('users.given') });
      void client.invalidateQueries({ queryKey: usersKey });
      onDone();
    },
  });
  const errors = errorsOf(give.error);
  return (
    <Form
      confirm={t('users.give')}
      busy={give.isPending}
      onSubmit={() => give.mutate()}
      onCancel={onDone}
      other={errors.other}
    >
      <SecretField
        label={t('users.password')}
        hint={t('users.password_hint', { length: user.second_factor ? 8 : shortest })}
        error={errors.of('password')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}

interface FormProps {
  readonly confirm: string;
  readonly busy: boolean;
  readonly other: string | undefined;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

function Form({ confirm, busy, other, onSubmit, onCancel, children }: FormProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-4">
      <FormAlert text={other} />
      {children}
      <div className="mt-2 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" loading={busy}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
