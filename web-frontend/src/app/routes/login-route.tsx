import { getRouteApi, useRouter } from '@tanstack/react-router';
import { LoginPage } from '@/features/auth/login-page';

const route = getRouteApi('/login');

export function LoginRoute() {
  const { next } = route.useSearch();
  const router = useRouter();
  // Only a path of our own: "//host" and "/\host" are addresses of others.
  const target = next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
  return <LoginPage onSignedIn={() => router.history.replace(target)} />;
}
