import { Badge } from '@/components/ui/badge';
import { useTranslation } from '@/i18n';
import { CRM_LOOK, DISPOSITION_LOOK, INTEREST_LOOK, STATUS_LOOK } from './looks';
import type { CallStatus, CrmStatus, Disposition, InterestLevel } from './schema';

export function StatusBadge({ status }: { readonly status: CallStatus }) {
  const { t } = useTranslation();
  const { label, tone } = STATUS_LOOK[status];
  return <Badge tone={tone}>{t(label)}</Badge>;
}

export function DispositionBadge({ disposition }: { readonly disposition: Disposition }) {
  const { t } = useTranslation();
  const { label, tone } = DISPOSITION_LOOK[disposition];
  return <Badge tone={tone}>{t(label)}</Badge>;
}

export function CrmBadge({ status }: { readonly status: CrmStatus }) {
  const { t } = useTranslation();
  const { label, tone } = CRM_LOOK[status];
  return <Badge tone={tone}>{t(label)}</Badge>;
}

export function InterestBadge({ level }: { readonly level: InterestLevel }) {
  const { t } = useTranslation();
  const { label, tone } = INTEREST_LOOK[level];
  return <Badge tone={tone}>{t(label)}</Badge>;
}

/** What came of a call in one word: what the talk meant once that is known, else how far the call has come. */
export function OutcomeBadge({
  status,
  disposition,
}: {
  readonly status: CallStatus;
  readonly disposition: Disposition | null;
}) {
  if (status === 'failed' || status === 'canceled' || disposition === null)
    return <StatusBadge status={status} />;
  return <DispositionBadge disposition={disposition} />;
}
