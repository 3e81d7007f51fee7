import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { HaloLogo } from '@/components/halo-ring';
import { SetupPage } from '@/features/account/setup-page';
import { LanguageSwitch, ThemeSwitch } from '../preferences';

export function SetupRoute() {
  const router = useRouter();
  const onReady = useCallback(() => void router.navigate({ to: '/', replace: true }), [router]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-3 px-4 py-3 lg:px-8 lg:py-5">
        <HaloLogo className="size-8" />
        <div className="flex items-center gap-1">
          <LanguageSwitch className="w-36" />
          <ThemeSwitch />
        </div>
      </header>
      <main className="flex flex-1 items-center justify-center px-4 pt-2 pb-16">
        <SetupPage onReady={onReady} />
      </main>
    </div>
  );
}
