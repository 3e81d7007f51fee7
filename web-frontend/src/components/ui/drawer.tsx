import { Drawer as Base } from '@base-ui/react/drawer';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button';

export interface DrawerProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A panel from the right edge (full width on phones) that leaves the page behind it in place. */
export function Drawer({ open, onOpenChange, title, actions, children }: DrawerProps) {
  const { t } = useTranslation();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} swipeDirection="right">
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-stretch justify-end">
          <Base.Popup className="flex h-full w-full max-w-[40rem] [transform:translateX(var(--drawer-swipe-movement-x))] flex-col border-l border-line bg-bg shadow-pop outline-none transition-transform duration-250 ease-out data-ending-style:[transform:translateX(100%)] data-starting-style:[transform:translateX(100%)] data-swiping:transition-none">
            <header className="flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-3 lg:px-5">
              <Base.Title className="min-w-0 text-card font-semibold [overflow-wrap:anywhere]">
                {title}
              </Base.Title>
              <div className="flex shrink-0 items-center gap-1">
                {actions}
                <Base.Close render={<IconButton label={t('action.close')} />}>
                  <X aria-hidden="true" className="size-4" />
                </Base.Close>
              </div>
            </header>
            <Base.Content className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4 lg:p-5">
              {children}
            </Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
