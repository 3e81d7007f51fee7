import { ReanalysisPage } from '@/features/reanalysis/reanalysis-page';

export function ReanalysisRoute() {
  return <ReanalysisPage />;
}
