import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { IconButton } from './button';

export type ToastTone = 'ok' | 'bad' | 'info';

const ICON = { ok: CircleCheck, bad: CircleAlert, info: Info } as const satisfies Record<
  ToastTone,
  typeof Info
>;
const COLOR = { ok: 'text-ok', bad: 'text-bad', info: 'text-info' } as const satisfies Record<
  ToastTone,
  string
>;
const SHOWN_FOR = 6_000;
const AT_MOST = 3;

export interface ToastMessage {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
}

interface ShownToast extends ToastMessage {
  readonly key: number;
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {
  throw new Error('useToast needs a ToastProvider around it');
});

/** Shows a passing message; a bad one interrupts a screen reader, others wait their turn. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const next = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    next.current += 1;
    const key = next.current;
    setToasts((old) => [...old.slice(-(AT_MOST - 1)), { ...message, key }]);
  }, []);
  const close = useCallback((key: number) => {
    setToasts((old) => old.filter((toast) => toast.key !== key));
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div className="pointer-events-none fixed right-4 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] left-4 z-60 flex flex-col gap-2 sm:left-auto sm:w-88 lg:bottom-4">
        {toasts.map((toast) => (
          <Toast key={toast.key} toast={toast} onClose={close} />
        ))}
      </div>
    </ToastContext>
  );
}

function Toast({ toast, onClose }: { readonly toast: ShownToast; readonly onClose: (key: number) => void }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const tone = toast.tone ?? 'info';
  const Icon = ICON[tone];
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onClose(toast.key), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [held, onClose, toast.key]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a message being read or pointed at does not go away
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex animate-rise items-start gap-3 rounded-card border border-line bg-surface py-3 pr-2 pl-4 shadow-pop"
    >
      <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', COLOR[tone])} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{toast.title}</p>
        {toast.description !== undefined && <p className="mt-0.5 text-soft">{toast.description}</p>}
      </div>
      <IconButton
        label={t('action.close')}
        className="-my-1 size-8 lg:size-8"
        onClick={() => onClose(toast.key)}
      >
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  );
}
