import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useProblemText } from '@/lib/problem-text';
import { Button } from './button';

interface StateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly description?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

/** Nothing is here yet: says why, and what to do about it. */
export function EmptyState({ icon, title, description, action, className }: StateProps) {
  return (
    <div className={cn('grid justify-items-center gap-2 px-4 py-10 text-center', className)}>
      {icon !== undefined && (
        <div
          aria-hidden="true"
          className="mb-1 grid size-11 place-items-center rounded-chip bg-hover text-muted"
        >
          {icon}
        </div>
      )}
      <p className="font-medium">{title}</p>
      {description !== undefined && <div className="max-w-sm text-muted">{description}</div>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}

export interface FailedStateProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly retrying?: boolean;
  readonly title?: string;
  readonly className?: string;
}

/** Loading failed: says what happened in the reader's language and lets them try again. */
export function FailedState({ error, onRetry, retrying = false, title, className }: FailedStateProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  return (
    <div role="alert" className={cn('grid justify-items-center gap-2 px-4 py-10 text-center', className)}>
      <div
        aria-hidden="true"
        className="mb-1 grid size-11 place-items-center rounded-chip bg-bad-soft text-bad"
      >
        <CircleAlert className="size-5" />
      </div>
      <p className="font-medium">{title ?? t('state.failed')}</p>
      <p className="max-w-sm text-soft">{text(error)}</p>
      <Button
        className="mt-2"
        onClick={onRetry}
        loading={retrying}
        icon={<RotateCw aria-hidden="true" className="size-4" />}
      >
        {t('action.try_again')}
      </Button>
    </div>
  );
}
