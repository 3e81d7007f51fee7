import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from '@/i18n';
import { IconButton } from './button';
import { Modal } from './modal';

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
  const titleId = useId();
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      aria-labelledby={titleId}
      className="m-0 ml-auto h-dvh max-h-none w-full max-w-[40rem] border-l border-line bg-bg text-ink shadow-pop outline-none transition-transform duration-250 ease-out backdrop:bg-scrim starting:open:translate-x-8"
    >
      <div className="flex h-full flex-col">
        <header className="flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-3 lg:px-5">
          <h2 id={titleId} className="min-w-0 text-card font-semibold [overflow-wrap:anywhere]">
            {title}
          </h2>
          <div className="flex shrink-0 items-center gap-1">
            {actions}
            <IconButton label={t('action.close')} onClick={() => onOpenChange(false)}>
              <X aria-hidden="true" className="size-4" />
            </IconButton>
          </div>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4 lg:p-5">{children}</div>
      </div>
    </Modal>
  );
}
