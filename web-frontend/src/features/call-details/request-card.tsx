import { ChevronDown } from 'lucide-react';
import { Card } from '@/components/ui/card';
import type { Call } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';

/** What HALO was told to say; folded, for the operator mostly knows it. */
export function RequestCard({ call, className }: { readonly call: Call; readonly className: string }) {
  const { t } = useTranslation();
  return (
    <Card className={className}>
      <details className="group">
        <summary className="flex cursor-pointer list-none items-center justify-between gap-3 rounded-small [&::-webkit-details-marker]:hidden">
          <h2 className="text-card font-semibold">{t('details.request.title')}</h2>
          <ChevronDown
            aria-hidden="true"
            className="size-4 text-muted transition-transform duration-150 group-open:rotate-180"
          />
        </summary>
        <dl className="mt-3 grid gap-3">
          <Text name={t('details.request.greeting')} text={call.greeting_message} />
          <Text name={t('details.request.prompt')} text={call.prompt} />
        </dl>
      </details>
    </Card>
  );
}

function Text({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt className="text-meta text-muted">{name}</dt>
      <dd className="mt-0.5 whitespace-pre-line [overflow-wrap:anywhere]">{text}</dd>
    </div>
  );
}
