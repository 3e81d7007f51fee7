import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { buttonClass } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { CallDetails } from '@/features/call-details/call-details';
import { useTranslation } from '@/i18n';

const route = getRouteApi('/signed-in/calls/$id');

export function CallDetailsRoute() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  return (
    <Page
      title={t('details.title')}
      actions={
        <Link to="/analytics" className={buttonClass('ghost')}>
          <ArrowLeft aria-hidden="true" className="size-4" />
          {t('details.back')}
        </Link>
      }
    >
      <CallDetails key={id} id={id} />
    </Page>
  );
}
