import { Copy } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { useTranslation } from '@/i18n';

/** Codes that are shown once, until somebody says that they are written down. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const copy = () => {
    void navigator.clipboard
      .writeText(codes.join('\n'))
      .then(() => toast({ tone: 'ok', title: t('action.copied') }));
  };
  return (
    <div className="grid gap-4">
      <div>
        <h3 className="font-medium">{t('account.second.codes_title')}</h3>
        <p className="mt-1 text-soft">{t('account.second.codes_text')}</p>
      </div>
      <ul className="grid gap-x-6 gap-y-1.5 rounded-control bg-sunken px-4 py-3 font-mono text-meta sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="[overflow-wrap:anywhere]">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onKept}>
          {t('account.second.kept')}
        </Button>
        <Button onClick={copy} icon={<Copy aria-hidden="true" className="size-4" />}>
          {t('account.second.copy')}
        </Button>
      </div>
    </div>
  );
}
