import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { callKeys } from '@/entities/call/api';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { useProblemText } from '@/lib/problem-text';
import { DIFFERENCES, endReanalysis, type Reanalysis, reanalysisKeys, type State } from './api';
import { Changes } from './changes';

const TONE = {
  running: 'info',
  done: 'warn',
  promoting: 'info',
  promoted: 'ok',
  discarded: 'neutral',
  unknown: 'neutral',
} as const satisfies Record<State, Tone>;

/** One re-analysis: how far it is, what would change, and the decision about it. */
export function ReanalysisCard({ item }: { readonly item: Reanalysis }) {
  const { t } = useTranslation();
  const format = useFormat();
  const changesId = useId();
  const [open, setOpen] = useState(false);
  const number = (value: number) => format.number(value);
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-card font-semibold">
            {format.dateTime(item.from)} – {format.dateTime(item.to)}
          </h2>
          <p className="mt-0.5 text-meta text-muted">
            {t('reanalysis.by', {
              name: item.started_by,
              time: format.dateTime(item.started_at),
              analyzer: item.analyzer,
            })}
          </p>
        </div>
        <Badge tone={TONE[item.state]}>{t(`reanalysis.state.${item.state}`)}</Badge>
      </div>
      <progress
        aria-label={t('reanalysis.progress')}
        value={item.judged + item.left}
        max={Math.max(item.total, 1)}
        className="mt-4 h-2 w-full appearance-none overflow-hidden rounded-chip bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="mt-2 tabular">
        {t('reanalysis.figures', {
          judged: number(item.judged),
          total: number(item.total),
          changed: number(item.changed),
          left: number(item.left),
          replaced: number(item.replaced),
        })}
      </p>
      {item.changed > 0 && (
        <ul aria-label={t('reanalysis.differences')} className="mt-2 flex flex-wrap gap-2">
          {DIFFERENCES.filter((kind) => (item.differences[kind] ?? 0) > 0).map((kind) => (
            <li key={kind}>
              <Badge dot={false}>
                {t(`reanalysis.difference.${kind}`)}: {number(item.differences[kind] ?? 0)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {item.changed > 0 && (
          <Button aria-expanded={open} aria-controls={changesId} onClick={() => setOpen(!open)}>
            {t(open ? 'reanalysis.hide' : 'reanalysis.show')}
          </Button>
        )}
        <Ends item={item} />
      </div>
      <div id={changesId}>{open && <Changes id={item.id} changed={item.changed} />}</div>
    </Card>
  );
}

function Ends({ item }: { readonly item: Reanalysis }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const [asked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: (how: 'promote' | 'discard') => endReanalysis(item.id, how),
    onError: (error) => toast({ tone: 'bad', title: text(error) }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: reanalysisKeys.all });
      void client.invalidateQueries({ queryKey: callKeys.lists() });
    },
  });
  return (
    <>
      {item.can_promote && item.changed > 0 && (
        <Button variant="primary" loading={end.isPending} onClick={() => setAsked(true)}>
          {t('reanalysis.promote')}
        </Button>
      )}
      {item.can_discard && (
        <Button loading={end.isPending} onClick={() => end.mutate('discard')}>
          {t('reanalysis.discard')}
        </Button>
      )}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={t('reanalysis.promote')}
        description={t('reanalysis.promote_text', { count: item.changed })}
        confirmLabel={t('reanalysis.promote')}
        cancelLabel={t('action.cancel')}
        onConfirm={() => {
          setAsked(false);
          end.mutate('promote');
        }}
      />
    </>
  );
}
