import { type ComponentProps, useEffect, useRef } from 'react';

export interface ModalProps extends Omit<ComponentProps<'dialog'>, 'open' | 'onClose' | 'onCancel' | 'ref'> {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Whether a click beside it closes it. */
  readonly closesOutside?: boolean;
}

/**
 * The browser's own modal dialog: it traps the focus, gives it back, closes on Escape and makes the page behind inert.
 * Its children exist only while it is open.
 */
export function Modal({ open, onOpenChange, closesOutside = true, children, ...rest }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    if (!open) {
      if (dialog.open) dialog.close();
      return;
    }
    // The page behind stops scrolling, and must not jump by the width of the scrollbar that goes away.
    const root = document.documentElement;
    const scrollbar = window.innerWidth - root.clientWidth;
    root.style.paddingRight = scrollbar > 0 ? `${scrollbar}px` : '';
    if (!dialog.open) {
      dialog.showModal();
      // The browser would focus the first control there is; a dialog may name a better one.
      dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    }
    return () => {
      root.style.paddingRight = '';
    };
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is only for the area beside it
    <dialog
      ref={ref}
      onClose={() => onOpenChange(false)}
      onClick={(event) => {
        if (closesOutside && event.target === event.currentTarget) onOpenChange(false);
      }}
      {...rest}
    >
      {open && children}
    </dialog>
  );
}
