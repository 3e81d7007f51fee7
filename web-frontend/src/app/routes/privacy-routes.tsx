import { AuditPage } from '@/features/privacy/audit-page';
import { DoNotCallPage } from '@/features/privacy/do-not-call-page';

export function DoNotCallRoute() {
  return <DoNotCallPage />;
}

export function AuditRoute() {
  return <AuditPage />;
}
