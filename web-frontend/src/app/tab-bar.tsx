import { useRouterState } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Modal } from '@/components/ui/modal';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { type NavItem, useNavItems } from './nav-items';
import { RowLink, Waiting } from './nav-links';

/** More do not fit beside each other on a phone. */
const MOST_TABS = 5;

/** The places at the bottom of a phone. */
export function TabBar() {
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
