import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@/components/ui/toast';
import { diallingKeys } from '@/entities/dialling/api';
import type { Brake } from '@/entities/dialling/schema';
import { useTranslation } from '@/i18n';
import { useProblemText } from '@/lib/problem-text';
import { releaseBrake } from './api';

/** Releases a brake and says so. After a "no" the page is older than the truth, so it is read anew in any case. */
export function useRelease(onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  return useMutation({
    mutationFn: (brake: Brake) => releaseBrake(brake),
    onSuccess: (state) => {
      client.setQueryData(diallingKeys.state(), state);
      toast({ tone: 'ok', title: t('dialling.release.done') });
    },
    onError: (error) => toast({ tone: 'bad', title: text(error) }),
    onSettled: () => {
      onDone();
      void client.invalidateQueries({ queryKey: diallingKeys.all });
    },
  });
}
