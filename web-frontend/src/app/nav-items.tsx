import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import {
  Activity,
  ChartNoAxesColumn,
  ClipboardCheck,
  FlaskConical,
  type LucideIcon,
  PhoneCall,
  PhoneOutgoing,
  RadioTower,
  Settings,
  ShieldCheck,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { diallingQuery } from '@/entities/dialling/api';
import { useReviewCount } from '@/features/reviews/use-review-count';
import { systemQuery } from '@/features/system/api';
import { useTranslation } from '@/i18n';
import { useLastCall } from '@/lib/last-call';
import { useSession } from '@/lib/session';

interface LinkProps {
  readonly className: string;
  readonly children: ReactNode;
  readonly 'aria-current': 'page' | undefined;
}

/** A place to go to. */
export interface NavItem {
  readonly key: string;
  readonly label: string;
  readonly short: string;
  readonly icon: LucideIcon;
  readonly active: boolean;
  /** Things that wait for a person there, in words and as a number; absent when there are none. */
  readonly waiting?: { readonly count: number; readonly text: string };
  readonly link: (props: LinkProps) => ReactNode;
}

/** Where an analyst may go: what is seen without changing anything. */
const OF_ANALYSTS = new Set(['analytics', 'settings']);

/** Where this user may go, in the order of the menus. */
export function useNavItems(): readonly NavItem[] {
  const state = useSession();
  const items = useAllNavItems();
  const isAnalyst = state.kind === 'signed_in' && state.user.role === 'analyst';
  return isAnalyst ? items.filter(({ key }) => OF_ANALYSTS.has(key)) : items;
}

function useAllNavItems(): readonly NavItem[] {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const lastCall = useLastCall();
  const { data: system } = useQuery(systemQuery);
  const { data: dialling } = useQuery(diallingQuery);
  const unknown = dialling?.unknown_attempts ?? 0;
  const reviews = useReviewCount();
  const user = useSession();
  const items: NavItem[] = [
    {
      key: 'start',
      label: t('nav.start'),
      short: t('nav.start_short'),
      icon: PhoneOutgoing,
      active: path === '/',
      link: (props) => <Link to="/" {...props} />,
    },
  ];
  const statusId = path.startsWith('/call-status/') ? path.slice('/call-status/'.length) : lastCall;
  if (statusId !== null) {
    items.push({
      key: 'status',
      label: t('nav.status'),
      short: t('nav.status_short'),
      icon: PhoneCall,
      active: path.startsWith('/call-status/'),
      link: (props) => <Link to="/call-status/$id" params={{ id: statusId }} {...props} />,
    });
  }
  items.push({
    key: 'analytics',
    label: t('nav.analytics'),
    short: t('nav.analytics_short'),
    icon: ChartNoAxesColumn,
    active: path === '/analytics' || path.startsWith('/calls/'),
    link: (props) => <Link to="/analytics" {...props} />,
  });
  items.push({
    key: 'dialling',
    label: t('nav.dialling'),
    short: t('nav.dialling_short'),
    icon: RadioTower,
    active: path === '/dialling',
    link: (props) => <Link to="/dialling" {...props} />,
    ...(unknown === 0 ? {} : { waiting: { count: unknown, text: t('dialling.badge', { count: unknown }) } }),
  });
  items.push({
    key: 'reviews',
    label: t('nav.reviews'),
    short: t('nav.reviews_short'),
    icon: ClipboardCheck,
    active: path === '/reviews',
    link: (props) => <Link to="/reviews" {...props} />,
    ...(reviews === 0 ? {} : { waiting: { count: reviews, text: t('reviews.badge', { count: reviews }) } }),
  });
  items.push({
    key: 'privacy',
    label: t('nav.privacy'),
    short: t('nav.privacy_short'),
    icon: ShieldCheck,
    active: path === '/do-not-call' || path === '/audit' || path === '/personal-data',
    link: (props) => <Link to="/do-not-call" {...props} />,
  });
  if (system?.mocks.includes('sms') === true) {
    items.push({
      key: 'sandbox',
      label: t('nav.sandbox'),
      short: t('nav.sandbox_short'),
      icon: FlaskConical,
      active: path === '/sandbox',
      link: (props) => <Link to="/sandbox" {...props} />,
    });
  }
  if (user.kind === 'signed_in' && user.user.role === 'admin') {
    items.push({
      key: 'system_status',
      label: t('nav.system_status'),
      short: t('nav.system_status'),
      icon: Activity,
      active: path === '/status',
      link: (props) => <Link to="/status" {...props} />,
    });
  }
  items.push({
    key: 'settings',
    label: t('nav.settings'),
    short: t('nav.settings_short'),
    icon: Settings,
    active: path === '/settings',
    link: (props) => <Link to="/settings" {...props} />,
  });
  if (user.kind === 'signed_in' && user.user.role === 'admin') {
    items.push({
      key: 'users',
      label: t('nav.users'),
      short: t('nav.users'),
      icon: Users,
      active: path === '/users',
      link: (props) => <Link to="/users" {...props} />,
    });
  }
  return items;
}
