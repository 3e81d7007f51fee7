import { MessageSquareText } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import { type Call, isOver } from '@/entities/call/schema';
import { type TranslationKey, useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';

const CHANNEL = {
  sms: 'details.followup.channel.sms',
  telegram: 'details.followup.channel.telegram',
} as const satisfies Record<string, TranslationKey>;

/** What was written to the customer after the talk, and what became of it. */
export function FollowUpCard({ call, className }: { readonly call: Call; readonly className: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sent = call.timeline.findLast((fact) => fact.type === 'followup_sent');
  const channel = sent?.data.channel;
  const via = channel === 'sms' || channel === 'telegram' ? t(CHANNEL[channel]) : null;
  return (
    <Card className={className}>
      <CardHeader
        title={t('details.followup.title')}
        className="mb-3"
        actions={<span className="text-meta text-muted">{t(`call.followup.${call.followup_status}`)}</span>}
      />
      {call.followup_message === null ? (
        <p className="text-muted">
          {t(isOver(call.status) ? 'details.followup.none' : 'details.followup.pending')}
        </p>
      ) : (
        <>
          <p className="text-meta text-muted">
            <MessageSquareText aria-hidden="true" className="mr-1.5 inline size-3.5 align-[-2px]" />
            {t('details.followup.to', { number: format.phone(call.phone_number) })}
            {via !== null && ` · ${via}`}
            {sent !== undefined && ` · ${t('details.followup.sent_at', { at: format.dateTime(sent.at) })}`}
          </p>
          <p className="mt-2 max-w-xl rounded-bubble rounded-tl-[4px] bg-accent-soft px-3.5 py-2.5 whitespace-pre-line [overflow-wrap:anywhere]">
            {call.followup_message}
          </p>
        </>
      )}
    </Card>
  );
}
