import { PhoneForwarded, PhoneOff } from 'lucide-react';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import type { Call } from './schema';

/** What the person asked of us on the line; nothing when they asked nothing. */
export function CallNotes({ call, className }: { readonly call: Call; readonly className?: string }) {
  const { t } = useTranslation();
  if (!call.opted_out && call.callback_words === null) return null;
  const look = 'flex items-start gap-2.5 rounded-control px-3.5 py-2.5';
  return (
    <div className={cn('grid gap-2', className)}>
      {call.opted_out && (
        <p className={`${look} bg-bad-soft text-bad`}>
          <PhoneOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">{t('call.note.opted_out')}</span>
        </p>
      )}
      {call.callback_words !== null && (
        <p className={`${look} bg-warn-soft text-warn`}>
          <PhoneForwarded aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {t('call.note.callback', { words: call.callback_words })}
          </span>
        </p>
      )}
    </div>
  );
}
