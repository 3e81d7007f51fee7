import { getRouteApi, Link } from '@tanstack/react-router';
import { Maximize2 } from 'lucide-react';
import { buttonClass } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { AnalyticsPage } from '@/features/analytics/analytics-page';
import { CallDetails } from '@/features/call-details/call-details';
import { useTranslation } from '@/i18n';

const route = getRouteApi('/signed-in/analytics');

/** Puts the table and the details together: `?call=…` opens a call over the table, so that "back" closes it. */
export function AnalyticsRoute() {
  const { t } = useTranslation();
  const { call, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <AnalyticsPage
        search={search}
        onSearch={(change) => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}
        onOpenCall={(id) => void navigate({ search: (old) => ({ ...old, call: id }), resetScroll: false })}
      />
      <Drawer
        open={call !== undefined}
        onOpenChange={(open) => {
          if (!open) void navigate({ search: (old) => ({ ...old, call: undefined }), resetScroll: false });
        }}
        title={t('details.title')}
        actions={
          call !== undefined && (
            <Link
              to="/calls/$id"
              params={{ id: call }}
              aria-label={t('nav.open_page')}
              title={t('nav.open_page')}
              className={buttonClass('ghost', 'md', 'size-9 px-0!')}
            >
              <Maximize2 aria-hidden="true" className="size-4" />
            </Link>
          )
        }
      >
        {call !== undefined && <CallDetails key={call} id={call} />}
      </Drawer>
    </>
  );
}
