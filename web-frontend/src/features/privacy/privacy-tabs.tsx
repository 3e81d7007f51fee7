import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useSession } from '@/lib/session';

const TAB = 'rounded-control px-3 py-1.5 font-medium text-soft hover:bg-hover hover:text-ink';
const HERE = 'bg-accent-soft text-accent-strong';

/** From one page about people's data to the others; an operator has one of them. */
export function PrivacyTabs() {
  const { t } = useTranslation();
  const state = useSession();
  if (state.kind !== 'signed_in' || state.user.role !== 'admin') return null;
  const here = { className: cn(TAB, HERE) };
  const there = { className: TAB };
  return (
    <nav aria-label={t('privacy.sections')} className="flex flex-wrap gap-1">
      <Link to="/do-not-call" activeProps={here} inactiveProps={there}>
        {t('privacy.list.tab')}
      </Link>
      <Link to="/audit" activeProps={here} inactiveProps={there}>
        {t('privacy.audit.tab')}
      </Link>
      <Link to="/personal-data" activeProps={here} inactiveProps={there}>
        {t('privacy.person.tab')}
      </Link>
    </nav>
  );
}
