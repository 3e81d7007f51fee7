import { AuditPage } from '@/features/privacy/audit-page';
import { DoNotCallPage } from '@/features/privacy/do-not-call-page';
import { PersonPage } from '@/features/privacy/person-page';

export function DoNotCallRoute() {
  return <DoNotCallPage />;
}

export function AuditRoute() {
  return <AuditPage />;
}

export function PersonRoute() {
  return <PersonPage />;
}
