import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';

/** How much of a text's length is used. */
export function Counter({ text, limit }: { readonly text: string; readonly limit: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const used = lengthOf(text);
  const values = { count: format.number(used), limit: format.number(limit) };
  return (
    <span className={cn('shrink-0 text-meta tabular', used > limit ? 'font-medium text-bad' : 'text-muted')}>
      <span aria-hidden="true">{t('calls.counter', values)}</span>
      <span className="sr-only">{t('calls.counter_label', values)}</span>
    </span>
  );
}

/** As the server counts: UTF-16 code units, without the space around. */
export function lengthOf(text: string): number {
  return text.trim().length;
}
