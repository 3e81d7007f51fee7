import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from '@/i18n';
import { Button, type ButtonVariant, IconButton } from './button';
import { Modal } from './modal';

const POPUP =
  'm-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md overflow-y-auto rounded-card border border-line bg-surface text-ink shadow-pop outline-none transition-[opacity,scale] duration-150 backdrop:bg-scrim starting:open:scale-97 starting:open:opacity-0';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <Modal open={open} onOpenChange={onOpenChange} aria-labelledby={titleId} className={POPUP}>
      <div className="p-5">
        <div className="flex items-start justify-between gap-3">
          <h2 id={titleId} className="text-card font-semibold">
            {title}
          </h2>
          <IconButton label={t('action.close')} className="-mt-2 -mr-2" onClick={() => onOpenChange(false)}>
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
        {description !== undefined && <p className="mt-1 text-soft">{description}</p>}
        {children}
      </div>
    </Modal>
  );
}

export interface ConfirmProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly onConfirm: () => void;
  readonly busy?: boolean;
  /** How the answer looks that does it: danger unless it is a thing to welcome. */
  readonly confirmVariant?: ButtonVariant;
}

/** Asks before something that cannot be taken back; the safe answer has the focus, and a click beside it does nothing. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel,
  onConfirm,
  busy = false,
  confirmVariant = 'danger',
}: ConfirmProps) {
  const titleId = useId();
  const textId = useId();
  return (
    <Modal
      role="alertdialog"
      open={open}
      onOpenChange={onOpenChange}
      closesOutside={false}
      aria-labelledby={titleId}
      aria-describedby={textId}
      className={POPUP}
    >
      <div className="p-5">
        <h2 id={titleId} className="text-card font-semibold">
          {title}
        </h2>
        <p id={textId} className="mt-2 text-soft">
          {description}
        </p>
        <div className="mt-5 flex flex-col gap-2 sm:flex-row sm:justify-end">
          <Button autoFocus onClick={() => onOpenChange(false)}>
            {cancelLabel}
          </Button>
          <Button variant={confirmVariant} onClick={onConfirm} loading={busy}>
            {confirmLabel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
