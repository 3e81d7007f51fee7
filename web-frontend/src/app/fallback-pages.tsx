import { Link, useRouter } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Button, buttonClass } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { Spinner } from '@/components/ui/spinner';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';

export function LoadingPage() {
  const { t } = useTranslation();
  return (
    <div role="status" className="flex min-h-60 items-center justify-center gap-3 text-muted">
      <Spinner />
      {t('state.loading')}
    </div>
  );
}

/** An address that is none of ours; stands outside the frame of the app. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main>
      <Page title={t('state.not_found')}>
        <EmptyState
          icon={<Compass className="size-5" />}
          title={t('state.not_found_text')}
          action={
            <Link to="/" className={buttonClass('primary')}>
              {t('state.to_start')}
            </Link>
          }
        />
      </Page>
    </main>
  );
}

/** The same outside the frame of the app. */
export function RootCrashPage(props: { readonly error: unknown }) {
  return (
    <main>
      <CrashPage {...props} />
    </main>
  );
}

/** What a page shows instead of itself when it throws: offline before the first answer, or a bug of ours. */
export function CrashPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  if (error instanceof ApiError) {
    return (
      <div className="mx-auto max-w-lg pt-16">
        <FailedState error={error} onRetry={() => void router.invalidate()} />
      </div>
    );
  }
  return (
    <Page title={t('state.crashed')}>
      <p className="mb-4 text-soft">{t('state.crashed_text')}</p>
      <Button variant="primary" onClick={() => location.reload()}>
        {t('action.reload')}
      </Button>
    </Page>
  );
}
