import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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

function toneOf(type: string | undefined): ToastTone {
  return type === 'ok' || type === 'bad' ? type : 'info';
}

export interface ToastMessage {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
}

/** Shows a passing message; a bad one interrupts a screen reader, others wait their turn. */
export function useToast(): (message: ToastMessage) => void {
  const manager = Base.useToastManager();
  return ({ title, description, tone = 'info' }) => {
    manager.add({
      title,
      ...(description === undefined ? {} : { description }),
      type: tone,
      priority: tone === 'bad' ? 'high' : 'low',
    });
  };
}

function ToastList() {
  const { t } = useTranslation();
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => {
    const tone = toneOf(toast.type);
    const Icon = ICON[tone];
    return (
      <Base.Root
        key={toast.id}
        toast={toast}
        className="pointer-events-auto w-full rounded-card border border-line bg-surface shadow-pop transition-all duration-200 ease-out data-ending-style:translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
      >
        <Base.Content className="flex items-start gap-3 py-3 pr-2 pl-4">
          <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', COLOR[tone])} />
          <div className="min-w-0 flex-1">
            <Base.Title className="font-medium" />
            <Base.Description className="mt-0.5 text-soft" />
          </div>
          <Base.Close render={<IconButton label={t('action.close')} className="-my-1 size-8 lg:size-8" />}>
            <X aria-hidden="true" className="size-4" />
          </Base.Close>
        </Base.Content>
      </Base.Root>
    );
  });
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Base.Provider timeout={6000} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="pointer-events-none fixed right-4 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] left-4 z-60 flex flex-col-reverse gap-2 sm:left-auto sm:w-88 lg:bottom-4">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
