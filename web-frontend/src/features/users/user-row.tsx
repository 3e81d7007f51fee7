import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useTranslation } from '@/i18n';
import type { Member } from './api';

interface UserRowProps {
  readonly user: Member;
  readonly isMe: boolean;
  readonly onGive: () => void;
  readonly onActivate: () => void;
  readonly onAsk: (what: 'deactivate' | 'second-factor/remove') => void;
}

/** A user, and what an administrator may do about them; nothing about oneself, which the account page is for. */
export function UserRow({ user, isMe, onGive, onActivate, onAsk }: UserRowProps) {
  const { t } = useTranslation();
  const notes = [
    t(`role.${user.role}`),
    ...(user.second_factor ? [t('users.second')] : []),
    ...(user.password_temporary ? [t('users.temporary')] : []),
    ...(isMe ? [t('users.you')] : []),
  ];
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-4 py-3 lg:px-5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium [overflow-wrap:anywhere]">
          {user.username}
          {!user.active && <Badge>{t('users.inactive')}</Badge>}
        </p>
        <p className="mt-0.5 text-meta text-muted">{notes.join(' · ')}</p>
      </div>
      {!isMe && (
        <fieldset className="flex min-w-0 flex-wrap gap-2">
          <legend className="sr-only">{t('users.actions', { name: user.username })}</legend>
          <Button size="sm" onClick={onGive}>
            {t('users.give')}
          </Button>
          {user.second_factor && (
            <Button size="sm" onClick={() => onAsk('second-factor/remove')}>
              {t('users.take')}
            </Button>
          )}
          {user.active ? (
            <Button size="sm" variant="danger" onClick={() => onAsk('deactivate')}>
              {t('users.deactivate')}
            </Button>
          ) : (
            <Button size="sm" onClick={onActivate}>
              {t('users.activate')}
            </Button>
          )}
        </fieldset>
      )}
    </li>
  );
}
