import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { OctagonX } from 'lucide-react';
import { diallingQuery } from '@/entities/dialling/api';
import { BRAKE_LOOK } from '@/entities/dialling/looks';
import { useTranslation } from '@/i18n';

/** Says on every page that nobody is called, and why. Shows nothing while dialling is open or nobody knows. */
export function BrakesBanner() {
  const { t } = useTranslation();
  const { data } = useQuery(diallingQuery);
  const onPage = useRouterState({ select: (state) => state.location.pathname === '/dialling' });
  if (data === undefined || data.open) return null;
  const reasons = data.brakes.map(({ brake, reason }) =>
    brake === 'operator' && reason !== ''
      ? t('dialling.state.reason', { reason })
      : t(BRAKE_LOOK[brake].short),
  );
  return (
    <aside
      aria-label={t('dialling.banner.label')}
      className="bg-bad-soft px-4 py-2 text-meta text-bad lg:px-8"
    >
      <div role="status" className="mx-auto flex max-w-[72rem] items-start gap-2">
        <OctagonX aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
        <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <span className="font-semibold">{t('dialling.banner.text')}</span>
          {reasons.length > 0 && `: ${reasons.join(', ')}`}
        </p>
        {!onPage && (
          <Link to="/dialling" className="shrink-0 font-semibold underline underline-offset-2">
            {t('dialling.banner.link')}
          </Link>
        )}
      </div>
    </aside>
  );
}
