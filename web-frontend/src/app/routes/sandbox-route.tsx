import { SandboxPage } from '@/features/sandbox/sandbox-page';

export function SandboxRoute() {
  return <SandboxPage />;
}
