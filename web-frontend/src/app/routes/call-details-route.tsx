import { getRouteApi } from '@tanstack/react-router';
import { Page } from '@/components/ui/page';
import { CallDetails } from '@/features/call-details/call-details';
import { useTranslation } from '@/i18n';

const route = getRouteApi('/signed-in/calls/$id');

export function CallDetailsRoute() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  return (
    <Page title={t('details.title')}>
      <CallDetails key={id} id={id} />
    </Page>
  );
}
