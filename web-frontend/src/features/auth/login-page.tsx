import { Eye, EyeOff, KeyRound } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { HaloRing } from '@/components/halo-ring';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { formatDuration } from '@/lib/format';
import { useFieldProblemText, useProblemText } from '@/lib/problem-text';
import { session, useSession } from '@/lib/session';

export interface LoginPageProps {
  /** The first administrator still has the password that everybody knows. */
  readonly insecure: boolean;
  readonly onSignedIn: () => void;
}

type FieldName = 'username' | 'password' | 'code';

/** Seconds to wait when the server refuses more tries and does not say for how long. */
const DEFAULT_LOCK = 60;

export function LoginPage({ insecure, onSignedIn }: LoginPageProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const fieldText = useFieldProblemText();
  const state = useSession();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  /** What was typed as the code of the second step; null while the first step is not over. */
  const [code, setCode] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [errors, setErrors] = useState<Partial<Record<FieldName, string>>>({});
  const lock = useLock();
  const usernameRef = useRef<HTMLInputElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const codeRef = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${t('auth.title')} · HALO AI`;
  }, [t]);

  const complain = (found: Partial<Record<FieldName, string>>) => {
    setErrors(found);
    const first =
      found.code !== undefined ? codeRef : found.username === undefined ? passwordRef : usernameRef;
    first.current?.focus();
  };

  const explain = (error: unknown) => {
    if (error instanceof ApiError && error.status === 429) {
      lock.start(error.retryAfter ?? DEFAULT_LOCK);
      return;
    }
    if (error instanceof ApiError && error.code === 'auth.second_factor_required') {
      setCode('');
      return;
    }
    if (error instanceof ApiError && error.code === 'auth.wrong_code') {
      setCode('');
      complain({ code: problemText(error) });
      return;
    }
    if (error instanceof ApiError && error.fields.length > 0) {
      const found: Partial<Record<FieldName, string>> = {};
      for (const problem of error.fields) {
        if (problem.field === 'username' || problem.field === 'password' || problem.field === 'code')
          found[problem.field] = fieldText(problem);
      }
      if (Object.keys(found).length > 0) {
        complain(found);
        return;
      }
    }
    setFailure(problemText(error));
    if (error instanceof ApiError && error.status === 401) {
      setCode(null);
      passwordRef.current?.focus();
      passwordRef.current?.select();
    }
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || lock.seconds > 0) return;
    setFailure(null);
    const blank: Partial<Record<FieldName, string>> = {};
    if (username.trim() === '') blank.username = t('problem.username_blank');
    if (password === '') blank.password = t('problem.password_blank');
    if (code?.trim() === '') blank.code = t('problem.code_blank');
    if (Object.keys(blank).length > 0) {
      complain(blank);
      return;
    }
    setErrors({});
    setBusy(true);
    try {
      await session.signIn(username.trim(), password, code?.trim());
      onSignedIn();
    } catch (error) {
      explain(error);
    } finally {
      setBusy(false);
    }
  };

  const expired = state.kind === 'anonymous' && state.reason === 'expired';
  return (
    <div className="w-full max-w-sm">
      <div className="mb-6 grid justify-items-center gap-4 text-center">
        <HaloRing arcs={['done', 'current', 'next', 'next', 'next', 'done']} className="size-24" />
        <div>
          <h1 className="text-title font-semibold">
            {t(code === null ? 'auth.welcome' : 'auth.second_title')}
          </h1>
          <p className="mt-1 text-balance text-soft">{t(code === null ? 'auth.lead' : 'auth.second_lead')}</p>
        </div>
      </div>

      {expired && failure === null && (
        <p role="status" className="mb-4 rounded-control bg-info-soft px-4 py-3 text-info">
          {t('auth.expired')}
        </p>
      )}

      <form
        noValidate
        onSubmit={submit}
        className="grid gap-4 rounded-card border border-line bg-surface p-5 shadow-card"
      >
        {lock.seconds > 0 ? (
          <p role="alert" className="rounded-control bg-warn-soft px-4 py-3 text-warn">
            {t('auth.locked', { time: formatDuration(lock.seconds) })}
          </p>
        ) : (
          failure !== null && (
            <p role="alert" className="rounded-control bg-bad-soft px-4 py-3 text-bad">
              {failure}
            </p>
          )
        )}
        {lock.over && failure === null && (
          <p role="status" className="rounded-control bg-info-soft px-4 py-3 text-info">
            {t('auth.locked_over')}
          </p>
        )}
        {code === null ? (
          <>
            <Field label={t('auth.username')} error={errors.username}>
              {(control) => (
                <Input
                  {...control}
                  ref={usernameRef}
                  name="username"
                  autoFocus
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={username}
                  onChange={(event) => setUsername(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('auth.password')} error={errors.password}>
              {(control) => (
                <div className="relative">
                  <Input
                    {...control}
                    ref={passwordRef}
                    name="password"
                    type={shown ? 'text' : 'password'}
                    autoComplete="current-password"
                    className="pr-11"
                    value={password}
                    onChange={(event) => setPassword(event.target.value)}
                  />
                  <IconButton
                    label={t(shown ? 'auth.hide_password' : 'auth.show_password')}
                    onClick={() => setShown(!shown)}
                    className="absolute top-0.5 right-0.5"
                  >
                    {shown ? (
                      <EyeOff aria-hidden="true" className="size-4" />
                    ) : (
                      <Eye aria-hidden="true" className="size-4" />
                    )}
                  </IconButton>
                </div>
              )}
            </Field>
          </>
        ) : (
          <Field label={t('auth.code')} error={errors.code}>
            {(control) => (
              <Input
                {...control}
                ref={codeRef}
                name="code"
                autoFocus
                autoComplete="one-time-code"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={64}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        )}
        <Button type="submit" variant="primary" size="lg" loading={busy} disabled={lock.seconds > 0}>
          {t(busy ? 'auth.submitting' : 'auth.submit')}
        </Button>
        {code !== null && (
          <Button
            variant="ghost"
            onClick={() => {
              setCode(null);
              setPassword('');
              setErrors({});
              setFailure(null);
            }}
          >
            {t('auth.back')}
          </Button>
        )}
      </form>

      {insecure && code === null && (
        <div className="mt-4 flex items-start gap-3 rounded-card bg-warn-soft px-4 py-3 text-warn">
          <KeyRound aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <div className="min-w-0 flex-1">
            <p className="font-medium">{t('auth.insecure_title')}</p>
            <p className="mt-0.5 text-meta">{t('auth.insecure')}</p>
          </div>
          <Button
            size="sm"
            onClick={() => {
              setUsername('admin');
              setPassword('admin');
              setErrors({});
              setFailure(null);
            }}
          >
            {t('auth.insecure_fill')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Counts down the seconds until another try is allowed. */
function useLock() {
  const [seconds, setSeconds] = useState(0);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => {
      setSeconds(seconds - 1);
      if (seconds === 1) setOver(true);
    }, 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return {
    seconds,
    over,
    start: (from: number) => {
      setOver(false);
      setSeconds(Math.max(1, Math.ceil(from)));
    },
  };
}
