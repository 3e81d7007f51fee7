import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import {
  Activity,
  ChartNoAxesColumn,
  ClipboardCheck,
  Ellipsis,
  FlaskConical,
  LogOut,
  PhoneCall,
  PhoneOutgoing,
  RadioTower,
  Settings,
  Settings2,
  ShieldCheck,
  UserRound,
  Users,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { HaloLogo } from '@/components/halo-ring';
import { Button, buttonClass, IconButton } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Modal } from '@/components/ui/modal';
import { useToast } from '@/components/ui/toast';
import { diallingQuery } from '@/entities/dialling/api';
import { BrakesBanner } from '@/features/dialling/brakes-banner';
import { useReviewCount } from '@/features/reviews/use-review-count';
import { systemQuery } from '@/features/system/api';
import { SystemBanner } from '@/features/system/system-banner';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useLastCall } from '@/lib/last-call';
import { useProblemText } from '@/lib/problem-text';
import { session, useSession } from '@/lib/session';
import { LanguageSwitch, ThemeSwitch } from './preferences';

/** The frame around every page of a signed-in user: sidebar from 1024 px, bar with tabs at the bottom below. */
export function Shell() {
  const { t } = useTranslation();
  useLeaveWhenSignedOut();
  useFocusOnArrival();
  return (
    <div className="lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-60 rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('action.skip_to_content')}
      </a>
      <Sidebar />
      <TopBar />
      <div className="min-w-0 pb-[calc(4rem+env(safe-area-inset-bottom))] lg:pb-0">
        <BrakesBanner />
        <SystemBanner />
        <main id="content" tabIndex={-1} className="outline-none">
          <Outlet />
        </main>
      </div>
      <TabBar />
    </div>
  );
}

/** A new page takes the focus, so that keyboard and screen reader go on at its beginning. */
function useFocusOnArrival(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== path) {
      document.getElementById('content')?.focus({ preventScroll: true });
    }
    shown.current = path;
  }, [path]);
}

/** When the session ends under the page (here, in another tab or on the server), go to the sign-in and remember where we were. */
function useLeaveWhenSignedOut(): void {
  const state = useSession();
  const router = useRouter();
  useEffect(() => {
    if (state.kind !== 'anonymous') return;
    const { href } = router.state.location;
    void router.navigate({
      to: '/login',
      search: state.reason === 'signed_out' || href === '/' ? {} : { next: href },
      replace: true,
    });
  }, [state, router]);
}

interface LinkProps {
  readonly className: string;
  readonly children: ReactNode;
  readonly 'aria-current': 'page' | undefined;
}

interface NavItem {
  readonly key: string;
  readonly label: string;
  readonly short: string;
  readonly icon: typeof LogOut;
  readonly active: boolean;
  /** Things that wait for a person there, in words and as a number; absent when there are none. */
  readonly waiting?: { readonly count: number; readonly text: string };
  readonly link: (props: LinkProps) => ReactNode;
}

/** Where an analyst may go: what is seen without changing anything. */
const OF_ANALYSTS = new Set(['analytics', 'settings']);

function useNavItems(): readonly NavItem[] {
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

/** How much waits for a person; the number for the eye, the words for the ear. */
function Waiting({
  waiting,
  className,
}: {
  readonly waiting: NavItem['waiting'] | undefined;
  readonly className: string;
}) {
  if (waiting === undefined) return null;
  const { count, text } = waiting;
  return (
    <>
      <span
        aria-hidden="true"
        className={cn(
          'grid h-4.5 min-w-4.5 place-items-center rounded-chip bg-stop px-1 text-axis font-semibold text-on-stop tabular',
          className,
        )}
      >
        {count > 99 ? '99+' : count}
      </span>
      <span className="sr-only">, {text}</span>
    </>
  );
}

function Wordmark() {
  return (
    <span className="flex items-center gap-2.5">
      <HaloLogo className="size-8" />
      <span className="text-card font-semibold tracking-tight">
        HALO <span className="font-normal text-muted">AI</span>
      </span>
    </span>
  );
}

function Sidebar() {
  const { t } = useTranslation();
  const items = useNavItems();
  return (
    <header className="sticky top-0 hidden h-dvh flex-col border-r border-line px-3 py-5 lg:flex">
      <div className="px-2.5 pb-6">
        <Wordmark />
      </div>
      <nav aria-label={t('nav.label')}>
        <ul className="grid gap-0.5">
          {items.map((item) => (
            <li key={item.key}>
              <RowLink item={item} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto grid gap-3">
        <Account />
        <div className="flex items-center gap-2">
          <LanguageSwitch className="flex-1" />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

/** A place in a list of places. */
function RowLink({ item, className }: { readonly item: NavItem; readonly className?: string }) {
  const { label, icon: Icon, active, link: LinkTo } = item;
  return (
    <LinkTo
      aria-current={active ? 'page' : undefined}
      className={cn(
        'flex min-h-9 items-center gap-3 rounded-control px-2.5 font-medium transition-colors duration-150',
        active ? 'bg-accent-soft text-accent-strong' : 'text-soft hover:bg-hover hover:text-ink',
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0 flex-1">{label}</span>
      <Waiting waiting={item.waiting} className="shrink-0" />
    </LinkTo>
  );
}

function Account() {
  const { t } = useTranslation();
  const state = useSession();
  const signOut = useSignOut();
  if (state.kind !== 'signed_in') return null;
  return (
    <div className="flex items-center pl-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{state.user.username}</p>
        <p className="text-meta text-muted">{t(`role.${state.user.role}`)}</p>
      </div>
      <Link to="/account" aria-label={t('nav.account')} title={t('nav.account')} className={ACCOUNT_LINK}>
        <UserRound aria-hidden="true" className="size-4" />
      </Link>
      <IconButton label={t('nav.sign_out')} onClick={signOut}>
        <LogOut aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  );
}

const ACCOUNT_LINK =
  'inline-flex size-10 items-center justify-center rounded-control text-soft transition-colors duration-150 hover:bg-hover hover:text-ink lg:size-9';

function useSignOut(): () => void {
  const toast = useToast();
  const text = useProblemText();
  return () => {
    session.signOut().catch((error: unknown) => toast({ tone: 'bad', title: text(error) }));
  };
}

function TopBar() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const state = useSession();
  const signOut = useSignOut();
  return (
    <header className="flex items-center justify-between gap-2 border-b border-line px-4 py-2 lg:hidden">
      <Wordmark />
      <div className="flex items-center">
        <ThemeSwitch />
        <IconButton label={t('nav.preferences')} onClick={() => setOpen(true)}>
          <Settings2 aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
        </IconButton>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={t('nav.preferences')}>
        <div className="mt-4 grid gap-4">
          <LanguageSwitch />
          {state.kind === 'signed_in' && (
            <div className="flex items-center justify-between gap-3 border-t border-line pt-4">
              <div className="min-w-0">
                <p className="truncate font-medium">{state.user.username}</p>
                <p className="text-meta text-muted">{t(`role.${state.user.role}`)}</p>
              </div>
              <div className="flex gap-2">
                <Link to="/account" onClick={() => setOpen(false)} className={buttonClass()}>
                  {t('nav.account')}
                </Link>
                <Button onClick={signOut} icon={<LogOut aria-hidden="true" className="size-4" />}>
                  {t('nav.sign_out')}
                </Button>
              </div>
            </div>
          )}
        </div>
      </Dialog>
    </header>
  );
}

/** More do not fit beside each other on a phone. */
const MOST_TABS = 5;

function TabBar() {
  const { t } = useTranslation();
  const items = useNavItems();
  const fits = items.length <= MOST_TABS;
  const shown = fits ? items : items.slice(0, MOST_TABS - 1);
  return (
    <nav
      aria-label={t('nav.label')}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="flex">
        {shown.map((item) => {
          const { key, short, icon: Icon, active, link: LinkTo } = item;
          return (
            <li key={key} className="min-w-0 flex-1">
              <LinkTo aria-current={active ? 'page' : undefined} className={tabClass(active)}>
                <Icon aria-hidden="true" className="size-5.5" strokeWidth={1.75} />
                <span className="max-w-full truncate">{short}</span>
                <Waiting waiting={item.waiting} className={TAB_BADGE} />
              </LinkTo>
            </li>
          );
        })}
        {!fits && (
          <li className="min-w-0 flex-1">
            <MoreTab items={items.slice(MOST_TABS - 1)} />
          </li>
        )}
      </ul>
    </nav>
  );
}

const TAB_BADGE = 'absolute top-1.5 left-[calc(50%+0.25rem)]';

function tabClass(active: boolean): string {
  return cn(
    'relative flex min-h-16 w-full flex-col items-center justify-center gap-1 px-1 text-axis font-medium -outline-offset-2',
    active ? 'text-accent' : 'text-muted',
  );
}

/** The places that do not fit into the bar, on a sheet that rises from it. */
function MoreTab({ items }: { readonly items: readonly NavItem[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const waiting = items.flatMap((item) => item.waiting ?? []);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const opened = useRef(path);
  useEffect(() => {
    if (opened.current !== path) setOpen(false);
    opened.current = path;
  }, [path]);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={tabClass(items.some(({ active }) => active))}
        onClick={() => setOpen(true)}
      >
        <Ellipsis aria-hidden="true" className="size-5.5" strokeWidth={1.75} />
        <span className="max-w-full truncate">{t('nav.more')}</span>
        {waiting.length > 0 && (
          <Waiting
            waiting={{
              count: waiting.reduce((sum, { count }) => sum + count, 0),
              text: waiting.map(({ text }) => text).join(', '),
            }}
            className={TAB_BADGE}
          />
        )}
      </button>
      <Modal
        open={open}
        onOpenChange={setOpen}
        aria-label={t('nav.more')}
        className="m-0 mt-auto w-full max-w-none rounded-t-card border-t border-line bg-surface px-3 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] text-ink shadow-pop outline-none transition-transform duration-250 ease-out backdrop:bg-scrim starting:open:translate-y-8 lg:hidden"
      >
        <ul className="grid gap-1">
          {items.map((item) => (
            <li key={item.key}>
              <RowLink item={item} className="min-h-12" />
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
