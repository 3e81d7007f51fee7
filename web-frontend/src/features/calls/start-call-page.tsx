import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Phone } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Page } from '@/components/ui/page';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { callKeys } from '@/entities/call/api';
import { CALL_LANGUAGES, VOICES } from '@/entities/call/schema';
import { diallingKeys, diallingQuery } from '@/entities/dialling/api';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { formatPhone } from '@/lib/format';
import { stripped } from '@/lib/phone';
import { useFieldProblemText, useProblemText } from '@/lib/problem-text';
import { type NewCall, startCall } from './api';
import { Counter, lengthOf } from './components/counter';
import { PhoneInput, usePhoneReader } from './components/phone-input';
import { RecentCalls } from './components/recent-calls';
import { DEFAULT_GREETING, type Draft, keepDraft, keptDraft } from './draft';
import { IntentKeys } from './idempotency';

const GREETING_LIMIT = 500;
const PROMPT_LIMIT = 8_000;
const CONSENT_LIMIT = 200;
const EXAMPLES = ['offer', 'reminder', 'survey'] as const;

const FIELDS = ['phone_number', 'language', 'voice', 'greeting_message', 'prompt', 'consent'] as const;
type FieldName = (typeof FIELDS)[number];
type Errors = Partial<Record<FieldName, string>>;

function isField(name: string): name is FieldName {
  return FIELDS.some((field) => field === name);
}

/** Refusals that another number would not meet. */
const ABOUT_THE_NUMBER = new Set([
  'call.do_not_call',
  'call.refused.number_kind',
  'call.refused.country',
  'call.refused.number_cap',
]);

/** In the simulation the last digit of a number decides what happens on the line. */
const TRY_OUT = [
  { phone: '+998901234561', outcome: 'interested' },
  { phone: '+998901234563', outcome: 'callback' },
  { phone: '+998901234562', outcome: 'rejected' },
  { phone: '+998901234564', outcome: 'no_answer' },
] as const;

export interface StartCallPageProps {
  /** Nobody is really called: offer numbers to try. */
  readonly simulated: boolean;
}

export function StartCallPage({ simulated }: StartCallPageProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(keptDraft);
  const change = (part: Partial<Draft>) => {
    setDraft((old) => {
      const next = { ...old, ...part };
      keepDraft(next);
      return next;
    });
  };
  return (
    <Page title={t('calls.title')} subtitle={t('calls.subtitle')}>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)] lg:gap-5">
        <StartCallForm draft={draft} change={change} simulated={simulated} />
        <RecentCalls
          onCallAgain={(phone) => {
            change({ phone: formatPhone(phone) });
            document.querySelector<HTMLInputElement>('input[name="phone_number"]')?.focus();
          }}
        />
      </div>
    </Page>
  );
}

function StartCallForm({
  draft,
  change,
  simulated,
}: {
  readonly draft: Draft;
  readonly simulated: boolean;
  readonly change: (part: Partial<Draft>) => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const fieldText = useFieldProblemText();
  const reader = usePhoneReader();
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [keys] = useState(() => new IntentKeys());
  const form = useRef<HTMLFormElement>(null);
  const voiceLabel = useId();
  const [focusErrors, setFocusErrors] = useState(0);
  const greeting = draft.greeting ?? DEFAULT_GREETING[draft.language];
  const { data: dialling } = useQuery(diallingQuery);
  const country = reader?.(draft.phone).country ?? null;
  const rule = dialling?.policy.countries.find((known) => known.country === country);
  const needsConsent = rule?.needs_consent === true;

  // After a refusal the first bad field has the focus; its error is read aloud with it.
  useEffect(() => {
    if (focusErrors > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [focusErrors]);

  const starting = useMutation({
    mutationFn: (call: NewCall) => startCall(call, keys.keyFor(JSON.stringify(call))),
    onSuccess: (call) => {
      keys.answered();
      queryClient.setQueryData(callKeys.one(call.id), call);
      void queryClient.invalidateQueries({ queryKey: callKeys.lists() });
      change({ phone: '', consent: '' });
      void navigate({ to: '/call-status/$id', params: { id: call.id } });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.kind === 'problem' && error.status < 500) keys.answered();
      refuse(error);
    },
  });

  const complain = (found: Errors) => {
    setErrors(found);
    setFocusErrors((times) => times + 1);
  };

  const refuse = (error: unknown) => {
    const code = error instanceof ApiError ? error.code : '';
    if (code === 'call.refused.consent') {
      void queryClient.invalidateQueries({ queryKey: diallingKeys.state() });
      complain({ [needsConsent ? 'consent' : 'phone_number']: problemText(error) });
      return;
    }
    if (ABOUT_THE_NUMBER.has(code)) {
      complain({ phone_number: problemText(error) });
      return;
    }
    // The banner and the page of dialling say why, and must not be older than the refusal.
    if (code === 'call.refused.stopped') {
      void queryClient.invalidateQueries({ queryKey: diallingKeys.state() });
    }
    const found: Errors = {};
    const elsewhere: string[] = [];
    for (const problem of error instanceof ApiError ? error.fields : []) {
      if (isField(problem.field)) found[problem.field] ??= fieldText(problem);
      else elsewhere.push(fieldText(problem));
    }
    if (Object.keys(found).length > 0) complain(found);
    else setFailure(elsewhere.length > 0 ? elsewhere.join(' ') : problemText(error));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (starting.isPending) return;
    setFailure(null);
    const e164 = reader?.(draft.phone).e164 ?? null;
    const found: Errors = {};
    if (draft.phone.trim() === '') found.phone_number = t('problem.phone_blank');
    else if (reader !== null && e164 === null) found.phone_number = t('problem.phone_format');
    if (greeting.trim() === '') found.greeting_message = t('problem.greeting_blank');
    else if (lengthOf(greeting) > GREETING_LIMIT) found.greeting_message = t('problem.greeting_too_long');
    if (draft.prompt.trim() === '') found.prompt = t('problem.prompt_blank');
    else if (lengthOf(draft.prompt) > PROMPT_LIMIT) found.prompt = t('problem.prompt_too_long');
    if (needsConsent && draft.consent.trim() === '') found.consent = t('problem.consent_blank');
    if (Object.keys(found).length > 0) {
      complain(found);
      return;
    }
    setErrors({});
    starting.mutate({
      phone_number: e164 ?? stripped(draft.phone),
      language: draft.language,
      voice: draft.voice,
      greeting_message: greeting,
      prompt: draft.prompt,
      ...(needsConsent ? { consent: draft.consent.trim() } : {}),
    });
  };

  const edit = (field: FieldName, part: Partial<Draft>) => {
    change(part);
    if (errors[field] !== undefined) setErrors(({ [field]: _, ...others }) => others);
  };

  return (
    <Card aria-label={t('calls.form')}>
      <form ref={form} noValidate onSubmit={submit} className="grid gap-5">
        {failure !== null && (
          <p role="alert" className="rounded-control bg-bad-soft px-4 py-3 text-bad">
            {failure}
          </p>
        )}
        <Field label={t('calls.phone')} hint={t('calls.phone_hint')} error={errors.phone_number}>
          {(control) => (
            <PhoneInput
              {...control}
              name="phone_number"
              placeholder="+998 90 123 45 67"
              value={draft.phone}
              onChange={(phone) => edit('phone_number', { phone })}
            />
          )}
        </Field>

        {simulated && draft.phone === '' && (
          <fieldset className="-mt-2 flex min-w-0 flex-wrap items-center gap-2">
            <legend className="sr-only">{t('calls.try_out')}</legend>
            <span aria-hidden="true" className="text-meta text-muted">
              {t('calls.try_out')}:
            </span>
            {TRY_OUT.map(({ phone, outcome }) => (
              <Button
                key={phone}
                size="sm"
                onClick={() => edit('phone_number', { phone: formatPhone(phone) })}
              >
                {t(`call.disposition.${outcome}`)}
              </Button>
            ))}
          </fieldset>
        )}

        {needsConsent && (
          <Field label={t('calls.consent')} hint={t('calls.consent_hint')} error={errors.consent}>
            {(control) => (
              <Input
                {...control}
                name="consent"
                autoComplete="off"
                maxLength={CONSENT_LIMIT}
                value={draft.consent}
                onChange={(event) => edit('consent', { consent: event.target.value })}
              />
            )}
          </Field>
        )}

        <div className="grid gap-5 md:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
          <Field label={t('calls.language')} error={errors.language}>
            {(control) => (
              <Select
                {...control}
                size="lg"
                value={draft.language}
                options={CALL_LANGUAGES.map((language) => ({
                  value: language,
                  label: t(`call.language.${language}`),
                }))}
                onChange={(language) => edit('language', { language })}
              />
            )}
          </Field>
          <div className="grid min-w-0 content-start gap-1.5">
            <span id={voiceLabel} className="font-medium text-soft">
              {t('calls.voice')}
            </span>
            <Segmented
              aria-labelledby={voiceLabel}
              aria-describedby={errors.voice === undefined ? undefined : `${voiceLabel}-error`}
              value={draft.voice}
              options={VOICES.map((voice) => ({ value: voice, label: t(`call.voice.${voice}`) }))}
              onChange={(voice) => edit('voice', { voice })}
            />
            {errors.voice !== undefined && (
              <p id={`${voiceLabel}-error`} className="text-meta font-medium text-bad">
                {errors.voice}
              </p>
            )}
          </div>
        </div>

        <Field
          label={t('calls.greeting')}
          hint={
            <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              {t('calls.greeting_hint')}
              {draft.greeting !== null && (
                <button
                  type="button"
                  className="font-medium text-accent hover:underline"
                  onClick={() => edit('greeting_message', { greeting: null })}
                >
                  {t('calls.greeting_reset')}
                </button>
              )}
            </span>
          }
          error={errors.greeting_message}
          aside={<Counter text={greeting} limit={GREETING_LIMIT} />}
        >
          {(control) => (
            <Textarea
              {...control}
              name="greeting_message"
              className="min-h-20"
              value={greeting}
              onChange={(event) => {
                const typed = event.target.value;
                edit('greeting_message', {
                  greeting: typed === DEFAULT_GREETING[draft.language] ? null : typed,
                });
              }}
            />
          )}
        </Field>

        <Field
          label={t('calls.prompt')}
          hint={t('calls.prompt_hint')}
          error={errors.prompt}
          aside={<Counter text={draft.prompt} limit={PROMPT_LIMIT} />}
        >
          {(control) => (
            <Textarea
              {...control}
              name="prompt"
              className="min-h-40"
              placeholder={t('calls.prompt_placeholder')}
              value={draft.prompt}
              onChange={(event) => edit('prompt', { prompt: event.target.value })}
            />
          )}
        </Field>

        {draft.prompt.trim() === '' && (
          <fieldset className="-mt-2 flex min-w-0 flex-wrap items-center gap-2">
            <legend className="sr-only">{t('calls.examples')}</legend>
            <span aria-hidden="true" className="text-meta text-muted">
              {t('calls.examples')}:
            </span>
            {EXAMPLES.map((example) => (
              <Button
                key={example}
                size="sm"
                onClick={() => edit('prompt', { prompt: t(`calls.example.${example}_text`) })}
              >
                {t(`calls.example.${example}`)}
              </Button>
            ))}
          </fieldset>
        )}

        <Button
          type="submit"
          variant="primary"
          size="lg"
          loading={starting.isPending}
          icon={<Phone aria-hidden="true" className="size-4" />}
          className="md:justify-self-start"
        >
          {t(starting.isPending ? 'calls.submitting' : 'calls.submit')}
        </Button>
      </form>
    </Card>
  );
}
