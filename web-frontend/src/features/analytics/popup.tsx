import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cn } from '@/lib/cn';

interface PopupProps {
  /** What the button shows. */
  readonly trigger: ReactNode;
  /** What the button says and the panel is called. */
  readonly label: string;
  readonly className: string;
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button and a panel that hangs from it, or lies above the tab bar on phones. The panel goes when something else is touched,
 * gets the focus, or Escape is pressed, which gives the focus back to the button.
 */
export function Popup({ trigger, label, className, children }: PopupProps) {
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const [open, setOpen] = useState(false);
  const [leansLeft, setLeansLeft] = useState(false);

  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target) === true) return;
      setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [open]);

  function toggle() {
    const box = button.current?.getBoundingClientRect();
    if (box !== undefined) setLeansLeft(box.left + box.right > document.documentElement.clientWidth);
    setOpen(!open);
  }

  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        aria-label={label}
        onClick={toggle}
        className={className}
      >
        {trigger}
      </button>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would put its name on the screen a second time
        <div
          id={panelId}
          role="group"
          aria-label={label}
          className={cn(
            'fixed inset-x-4 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-40 max-h-[60dvh] animate-fade overflow-y-auto rounded-card border border-line bg-surface shadow-pop',
            'sm:absolute sm:top-[calc(100%+6px)] sm:bottom-auto sm:max-h-96 sm:w-max sm:min-w-full',
            leansLeft ? 'sm:right-0 sm:left-auto' : 'sm:right-auto sm:left-0',
          )}
        >
          {children(() => {
            setOpen(false);
            button.current?.focus();
          })}
        </div>
      )}
    </div>
  );
}
