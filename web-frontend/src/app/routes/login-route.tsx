import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { HaloLogo } from '@/components/halo-ring';
import { LoginPage } from '@/features/auth/login-page';
import { systemQuery } from '@/features/system/api';
import { LanguageSwitch, ThemeSwitch } from '../preferences';

const route = getRouteApi('/login');

export function LoginRoute() {
  const { next } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data: system } = useQuery(systemQuery);
  // Whoever signs in next must not see what was read for the one before.
  useEffect(() => {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== systemQuery.queryKey[0] });
  }, [queryClient]);
  // Only a path of our own: "//host" and "/\host" are addresses of others.
  const target = next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
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
        <LoginPage
          insecure={system?.insecure_sign_in ?? false}
          onSignedIn={() => router.history.replace(target)}
        />
      </main>
    </div>
  );
}
