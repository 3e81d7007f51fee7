import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Play, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { callKeys } from '@/entities/call/api';
import type { Call } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { serverNow } from '@/lib/clock';
import { useProblemText } from '@/lib/problem-text';
import { useSession } from '@/lib/session';
import { deleteRecording, type Permission, permitRecording } from './api';

/** The recording, heard by a permission that lives briefly. Shows nothing where nothing was recorded. */
export function RecordingCard({ call, className }: { readonly call: Call; readonly className: string }) {
  const { t } = useTranslation();
  const state = useSession();
  if (!call.has_recording) return null;
  return (
    <Card className={className}>
      <CardHeader
        title={t('details.recording.title')}
        subtitle={t('details.recording.text')}
        className="mb-3"
        actions={state.kind === 'signed_in' && state.user.role === 'admin' && <Deletion call={call} />}
      />
      <Player callId={call.id} />
    </Card>
  );
}

function Player({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const audio = useRef<HTMLAudioElement>(null);
  /** Where to go on when an address has expired in the middle. */
  const position = useRef(0);
  const [permission, setPermission] = useState<Permission | null>(null);
  const [broken, setBroken] = useState(false);
  const asking = useMutation({
    mutationFn: () => permitRecording(callId),
    onMutate: () => setBroken(false),
    onSuccess: setPermission,
  });
  const onBreak = () => {
    position.current = audio.current?.currentTime ?? 0;
    const expired = permission !== null && Date.parse(permission.expires_at) <= serverNow();
    setPermission(null);
    if (expired) asking.mutate();
    else setBroken(true);
  };
  const problem = asking.error !== null ? text(asking.error) : broken ? t('details.recording.broken') : null;
  return (
    <>
      {permission === null ? (
        <Button
          loading={asking.isPending}
          onClick={() => asking.mutate()}
          icon={<Play aria-hidden="true" className="size-4" />}
        >
          {t('details.recording.play')}
        </Button>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: the transcript stands beside it
        <audio
          ref={audio}
          controls
          autoPlay
          src={permission.url}
          aria-label={t('details.recording.player')}
          className="block h-11 w-full"
          onLoadedMetadata={() => {
            if (audio.current !== null && position.current > 0) audio.current.currentTime = position.current;
          }}
          onError={onBreak}
        />
      )}
      {problem !== null && (
        <p role="alert" className="mt-2 text-meta font-medium text-bad">
          {problem}
        </p>
      )}
    </>
  );
}

function Deletion({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const [asking, setAsking] = useState(false);
  const deleting = useMutation({
    mutationFn: () => deleteRecording(call.id),
    onSuccess: () => {
      client.setQueryData(callKeys.one(call.id), { ...call, has_recording: false });
      toast({ tone: 'ok', title: t('details.recording.deleted') });
    },
    onError: (error) => toast({ tone: 'bad', title: text(error) }),
    onSettled: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: callKeys.one(call.id) });
    },
  });
  return (
    <>
      <IconButton
        label={t('details.recording.delete')}
        className="-my-2 -mr-2"
        onClick={() => setAsking(true)}
      >
        <Trash2 aria-hidden="true" className="size-4" />
      </IconButton>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('details.recording.delete_title')}
        description={t('details.recording.delete_text')}
        confirmLabel={t('details.recording.delete_yes')}
        cancelLabel={t('details.recording.delete_no')}
        busy={deleting.isPending}
        onConfirm={() => deleting.mutate()}
      />
    </>
  );
}
