import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { type FormEvent, useState } from 'react';
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
import { createKey, keysKey, SCOPES, type Scope } from './api';
import { useScopeName } from './scopes';

const FIELDS = ['name', 'scopes', 'days', 'password'] as const;
const DAYS = ['30', '90', '365'] as const;
/** Only administrators may read metrics, so nobody else's key could. */
const ADMINISTRATORS: readonly Scope[] = ['metrics:read'];

interface KeyDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly admin: boolean;
}

/** Makes a key and shows it, once. */
export function KeyDialog({ open, onOpenChange, admin }: KeyDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('account.keys.add')}>
      <Content admin={admin} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Content({ admin, onDone }: { readonly admin: boolean; readonly onDone: () => void }) {
  const [secret, setSecret] = useState<string | null>(null);
  return secret === null ? (
    <KeyForm admin={admin} onCreated={setSecret} onCancel={onDone} />
  ) : (
    <Created secret={secret} onDone={onDone} />
  );
}

function Created({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = () => {
    void navigator.clipboard.writeText(secret).then(() => toast({ tone: 'ok', title: t('action.copied') }));
  };
  return (
    <div className="mt-4 grid gap-4">
      <div role="status">
        <p className="font-medium">{t('account.keys.created')}</p>
        <p className="mt-1 text-soft">{t('account.keys.created_text')}</p>
      </div>
      <output
        aria-label={t('account.keys.secret')}
        className="rounded-control bg-sunken px-4 py-3 font-mono text-meta [overflow-wrap:anywhere]"
      >
        {secret}
      </output>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={copy} icon={<Copy aria-hidden="true" className="size-4" />}>
          {t('account.second.copy')}
        </Button>
        <Button onClick={onDone}>{t('account.keys.understood')}</Button>
      </div>
    </div>
  );
}

interface KeyFormProps {
  readonly admin: boolean;
  readonly onCreated: (secret: string) => void;
  readonly onCancel: () => void;
}

function KeyForm({ admin, onCreated, onCancel }: KeyFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const scopeName = useScopeName();
  const errorsOf = useFieldErrors(FIELDS);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set());
  const [days, setDays] = useState<(typeof DAYS)[number]>('90');
  const [password, setPassword] = useState('');
  const create = useMutation({
    mutationFn: () => createKey({ name, scopes: [...scopes], days: Number(days), password }),
    onSuccess: ({ secret }) => {
      void client.invalidateQueries({ queryKey: keysKey });
      onCreated(secret);
    },
  });
  const errors = errorsOf(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending) create.mutate();
  };
  const toggle = (scope: Scope) => {
    const next = new Set(scopes);
    if (!next.delete(scope)) next.add(scope);
    setScopes(next);
  };
  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-4">
      <FormAlert text={errors.other} />
      <Field label={t('account.keys.name')} hint={t('account.keys.name_hint')} error={errors.of('name')}>
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <fieldset className="grid min-w-0 gap-2">
        <legend className="mb-1.5 font-medium text-soft">{t('account.keys.scopes')}</legend>
        {SCOPES.filter((scope) => admin || !ADMINISTRATORS.includes(scope)).map((scope) => (
          <label key={scope} className="flex items-center gap-2.5">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={scopes.has(scope)}
              onChange={() => toggle(scope)}
            />
            <span>{scopeName(scope)}</span>
          </label>
        ))}
        {errors.of('scopes') !== undefined && (
          <p className="text-meta font-medium text-bad">{errors.of('scopes')}</p>
        )}
      </fieldset>
      <div className="grid gap-1.5">
        <span className="font-medium text-soft">{t('account.keys.good_for')}</span>
        <Segmented
          aria-label={t('account.keys.good_for')}
          value={days}
          onChange={setDays}
          options={DAYS.map((value) => ({
            value,
            label: t('account.keys.days', { count: Number(value) }),
          }))}
        />
      </div>
      <SecretField
        label={t('account.second.password')}
        error={errors.of('password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <div className="mt-2 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" loading={create.isPending}>
          {t('account.keys.create')}
        </Button>
      </div>
    </form>
  );
}
