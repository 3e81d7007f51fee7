import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CirclePause } from 'lucide-react';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { diallingQuery } from './api';
import { BRAKE_LOOK } from './looks';

/** Says why a call that has not begun does not: a brake is on. Shows nothing while dialling is open. */
export function WaitingNote({ className }: { readonly className?: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(diallingQuery);
  const applied = data?.open === false ? data.brakes[0] : undefined;
  if (applied === undefined) return null;
  return (
    <div
      role="status"
      className={cn('flex items-start gap-2.5 rounded-control bg-warn-soft px-4 py-2.5 text-warn', className)}
    >
      <CirclePause aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0 flex-1">
        <span className="font-medium">
          {t('dialling.waiting.title', { reason: t(BRAKE_LOOK[applied.brake].short) })}
        </span>{' '}
        {t('dialling.waiting.text')}
      </p>
      <Link to="/dialling" className="shrink-0 font-medium underline underline-offset-2">
        {t('dialling.waiting.link')}
      </Link>
    </div>
  );
}
