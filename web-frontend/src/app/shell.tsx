import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { LogOut, Settings2, UserRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { HaloLogo } from '@/components/halo-ring';
import { Button, buttonClass, IconButton } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { BrakesBanner } from '@/features/dialling/brakes-banner';
import { SystemBanner } from '@/features/system/system-banner';
import { useTranslation } from '@/i18n';
import { useProblemText } from '@/lib/problem-text';
import { session, useSession } from '@/lib/session';
import { useNavItems } from './nav-items';
import { RowLink } from './nav-links';
import { LanguageSwitch, ThemeSwitch } from './preferences';
import { TabBar } from './tab-bar';

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
