import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { SecretField } from '@/components/ui/secret-field';
import { useTranslation } from '@/i18n';
import { useFieldErrors } from '@/lib/field-errors';
import { type Begun, beginSecondFactor, confirmSecondFactor } from './api';
import { QrCode } from './qr-code';

const FIELDS = ['password', 'code'] as const;

interface FormProps {
  readonly confirm: string;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

function Form({ confirm, busy, onSubmit, onCancel, children }: FormProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {children}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={busy}>
          {confirm}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}

/** The password once more, before a secret is given out. */
export function AskPassword({
  onBegun,
  onCancel,
}: {
  readonly onBegun: (begun: Begun) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const errorsOf = useFieldErrors(FIELDS);
  const [password, setPassword] = useState('');
  const begin = useMutation({ mutationFn: () => beginSecondFactor(password), onSuccess: onBegun });
  const errors = errorsOf(begin.error);
  return (
    <Form
      confirm={t('account.second.proceed')}
      busy={begin.isPending}
      onSubmit={() => begin.mutate()}
      onCancel={onCancel}
    >
      <FormAlert text={errors.other} />
      <SecretField
        label={t('account.second.password')}
        error={errors.of('password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </Form>
  );
}

/** Shows the secret to the app, and has the app show its first code. */
export function ScanForm({
  begun,
  onConfirmed,
  onCancel,
}: {
  readonly begun: Begun;
  readonly onConfirmed: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const errorsOf = useFieldErrors(FIELDS);
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => confirmSecondFactor(code),
    onSuccess: ({ recovery_codes }) => onConfirmed(recovery_codes),
  });
  const errors = errorsOf(confirm.error);
  return (
    <Form
      confirm={t('account.second.confirm')}
      busy={confirm.isPending}
      onSubmit={() => confirm.mutate()}
      onCancel={onCancel}
    >
      <div className="flex flex-wrap items-start gap-5">
        <QrCode text={begun.uri} label={t('account.second.qr')} />
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="font-medium">{t('account.second.scan')}</h3>
          <p className="mt-1 text-soft">{t('account.second.scan_text')}</p>
          <p className="mt-3 text-meta text-muted">{t('account.second.secret')}</p>
          <p className="font-mono text-meta [overflow-wrap:anywhere]">
            {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </p>
        </div>
      </div>
      <FormAlert text={errors.other} />
      <SecretField
        label={t('account.second.code')}
        error={errors.of('code')}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
    </Form>
  );
}

/** Password and code, before something that a stolen token alone must not do. */
export function AskTwice<T>({
  confirm,
  ask,
  onDone,
  onCancel,
}: {
  readonly confirm: string;
  readonly ask: (password: string, code: string) => Promise<T>;
  readonly onDone: (result: T) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const errorsOf = useFieldErrors(FIELDS);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const asking = useMutation({ mutationFn: () => ask(password, code), onSuccess: onDone });
  const errors = errorsOf(asking.error);
  return (
    <Form confirm={confirm} busy={asking.isPending} onSubmit={() => asking.mutate()} onCancel={onCancel}>
      <FormAlert text={errors.other} />
      <SecretField
        label={t('account.second.password')}
        error={errors.of('password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <SecretField
        label={t('account.second.code')}
        error={errors.of('code')}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
      />
    </Form>
  );
}
