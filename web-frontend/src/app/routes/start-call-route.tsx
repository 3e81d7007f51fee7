import { useQuery } from '@tanstack/react-query';
import { StartCallPage } from '@/features/calls/start-call-page';
import { systemQuery } from '@/features/system/api';

export function StartCallRoute() {
  const { data: system } = useQuery(systemQuery);
  return <StartCallPage simulated={system?.mocks.includes('voice') ?? false} />;
}
