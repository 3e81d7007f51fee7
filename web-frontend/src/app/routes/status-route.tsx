import { StatusPage } from '@/features/status/status-page';

export function StatusRoute() {
  return <StatusPage />;
}
