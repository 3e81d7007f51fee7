import { Download, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import {
  CRM_LOOK,
  DISPOSITION_LOOK,
  ENDING_LABEL,
  INTEREST_LOOK,
  LANGUAGE_LABEL,
  STATUS_LOOK,
} from '@/entities/call/looks';
import type { CallListItem } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { useProblemText } from '@/lib/problem-text';
import { type CallFilter, largePage } from './api';
import { collectCalls, type ExportWords, MOST_EXPORTED } from './export-calls';

/** Saves the calls of the table as a file; while it collects them it says how far it is and can be stopped. */
export function ExportButton({ filter, name }: { readonly filter: CallFilter; readonly name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const toast = useToast();
  const problem = useProblemText();
  const words = useExportWords();
  const running = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function start() {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setProgress({ done: 0, total: 0 });
    try {
      const { csv, cut } = await collectCalls(
        (cursor) => largePage(filter, cursor, signal),
        words,
        (done, total) => setProgress({ done, total }),
        signal,
      );
      save(csv, name);
      toast(
        cut
          ? {
              title: t('analytics.export.done'),
              description: t('analytics.export.cut', { number: format.number(MOST_EXPORTED) }),
            }
          : { tone: 'ok', title: t('analytics.export.done') },
      );
    } catch (error) {
      if (!signal.aborted)
        toast({ tone: 'bad', title: t('analytics.export.failed'), description: problem(error) });
    } finally {
      if (running.current === controller) {
        running.current = null;
        setProgress(null);
      }
    }
  }

  if (progress === null) {
    return (
      <Button
        className="min-h-10 lg:min-h-9"
        icon={<Download aria-hidden="true" className="size-4" />}
        onClick={() => void start()}
      >
        {t('analytics.export.start')}
      </Button>
    );
  }
  return (
    <Button
      className="min-h-10 tabular lg:min-h-9"
      aria-label={t('analytics.export.stop')}
      icon={<X aria-hidden="true" className="size-4" />}
      onClick={() => running.current?.abort()}
    >
      {t('analytics.export.progress', {
        done: format.number(progress.done),
        total: format.number(progress.total),
      })}
    </Button>
  );
}

function useExportWords(): ExportWords {
  const { t } = useTranslation();
  const { language } = useFormat();
  return {
    heads: [
      t('analytics.export.id'),
      t('analytics.table.number'),
      t('analytics.export.created_at'),
      t('analytics.export.completed_at'),
      t('analytics.export.language'),
      t('analytics.export.status'),
      t('analytics.export.ending'),
      t('analytics.table.outcome'),
      t('analytics.export.seconds'),
      t('analytics.export.interest'),
      t('analytics.table.crm'),
      t('analytics.table.summary'),
    ],
    cells: (call: CallListItem) => [
      call.id,
      call.phone_number,
      call.created_at,
      call.completed_at ?? '',
      t(LANGUAGE_LABEL[call.language]),
      t(STATUS_LOOK[call.status].label),
      call.ending === null ? '' : t(ENDING_LABEL[call.ending]),
      call.disposition === null ? '' : t(DISPOSITION_LOOK[call.disposition].label),
      call.duration === null ? '' : String(call.duration),
      call.interest_level === null ? '' : t(INTEREST_LOOK[call.interest_level].label),
      t(CRM_LOOK[call.crm_status].label),
      call.summary ?? '',
    ],
    // Spreadsheets split at the list separator of the reader's country, which is ; wherever numbers have a decimal comma.
    separator: language === 'en' ? ',' : ';',
  };
}

function save(csv: string, name: string): void {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
