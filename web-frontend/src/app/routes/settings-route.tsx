import { SettingsPage } from '@/features/settings/settings-page';
import { SystemCard } from '@/features/system/system-card';

export function SettingsRoute() {
  return (
    <SettingsPage>
      <SystemCard />
    </SettingsPage>
  );
}
