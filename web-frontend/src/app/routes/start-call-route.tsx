import { StartCallPage } from '@/features/calls/start-call-page';

export function StartCallRoute() {
  return <StartCallPage />;
}
