import { DiallingPage } from '@/features/dialling/dialling-page';

export function DiallingRoute() {
  return <DiallingPage />;
}
