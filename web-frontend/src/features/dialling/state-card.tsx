import { OctagonX, PhoneForwarded } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { BRAKE_LOOK } from '@/entities/dialling/looks';
import type { BrakeApplied, Dialling } from '@/entities/dialling/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';
import { StopDialog } from './stop-dialog';
import { useRelease } from './use-release';

interface StateCardProps {
  readonly dialling: Dialling;
  readonly isAdmin: boolean;
}

/** Open or stopped, at a glance; what stopped it; and the switch that everybody may throw. */
export function StateCard({ dialling, isAdmin }: StateCardProps) {
  const { t } = useTranslation();
  const [stopping, setStopping] = useState(false);
  const stoppedByHand = dialling.brakes.some(({ brake }) => brake === 'operator');
  const Icon = dialling.open ? PhoneForwarded : OctagonX;
  return (
    <Card aria-label={t('dialling.state.label')} flush>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-4 p-4 lg:p-5">
        <div className="flex min-w-0 flex-[1_1_18rem] items-center gap-4">
          <span
            aria-hidden="true"
            className={cn(
              'grid size-12 shrink-0 place-items-center rounded-chip',
              dialling.open ? 'bg-ok-soft text-ok' : 'bg-bad-soft text-bad',
            )}
          >
            <Icon className="size-6" strokeWidth={1.75} />
          </span>
          <div role="status" className="min-w-0">
            <h2 className="text-title font-semibold">
              {t(dialling.open ? 'dialling.state.open' : 'dialling.state.stopped')}
            </h2>
            <p className="mt-0.5 text-soft">
              {t(dialling.open ? 'dialling.state.open_text' : 'dialling.state.stopped_text')}
            </p>
          </div>
        </div>
        {!stoppedByHand && (
          <Button
            variant="stop"
            size="lg"
            className="w-full sm:w-auto"
            onClick={() => setStopping(true)}
            icon={<OctagonX aria-hidden="true" className="size-4.5" />}
          >
            {t('dialling.stop.button')}
          </Button>
        )}
      </div>
      {dialling.brakes.length > 0 && (
        <ul aria-label={t('dialling.state.brakes')} className="divide-y divide-line border-t border-line">
          {dialling.brakes.map((applied) => (
            <BrakeRow key={applied.brake} applied={applied} isAdmin={isAdmin} />
          ))}
        </ul>
      )}
      <StopDialog open={stopping} onOpenChange={setStopping} />
    </Card>
  );
}

function BrakeRow({ applied, isAdmin }: { readonly applied: BrakeApplied; readonly isAdmin: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const release = useRelease(() => setAsking(false));
  const look = BRAKE_LOOK[applied.brake];
  const name = applied.by === '' || applied.by === 'halo' ? t('dialling.state.by_halo') : applied.by;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 p-4 lg:px-5">
      <div className="min-w-0 flex-[1_1_18rem]">
        <h3 className="font-semibold">{t(look.title)}</h3>
        {/* Only a person's reason is meant for reading; HALO's own is a code that the text explains. */}
        {applied.brake === 'operator' && applied.reason !== '' && (
          <p className="mt-0.5 [overflow-wrap:anywhere]">
            {t('dialling.state.reason', { reason: applied.reason })}
          </p>
        )}
        <p className="mt-0.5 text-soft">{t(look.text)}</p>
        <p className="mt-1 text-meta text-muted [overflow-wrap:anywhere]">
          <time dateTime={applied.since} title={format.fullDateTime(applied.since)}>
            {t('dialling.state.since_by', { time: format.dateTime(applied.since), name })}
          </time>
          {!isAdmin && ` · ${t('dialling.state.only_admin')}`}
        </p>
      </div>
      {/* A restore has its own card, with what to look at before. */}
      {isAdmin && applied.brake !== 'restore' && applied.brake !== 'unknown' && (
        <Button
          aria-label={t('dialling.release.button_of', { brake: t(look.title) })}
          onClick={() => setAsking(true)}
          loading={release.isPending}
        >
          {t('dialling.release.button')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('dialling.release.title')}
        description={t('dialling.release.text', { brake: t(look.title) })}
        confirmLabel={t('dialling.release.confirm')}
        cancelLabel={t('dialling.release.cancel')}
        confirmVariant="primary"
        busy={release.isPending}
        onConfirm={() => release.mutate(applied.brake)}
      />
    </li>
  );
}
