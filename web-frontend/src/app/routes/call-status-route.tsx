import { getRouteApi } from '@tanstack/react-router';
import { CallStatusPage } from '@/features/calls/call-status-page';

const route = getRouteApi('/signed-in/call-status/$id');

export function CallStatusRoute() {
  const { id } = route.useParams();
  return <CallStatusPage key={id} id={id} />;
}
