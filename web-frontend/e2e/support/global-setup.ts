import { HaloProcess } from './halo-process';

/** Starts the packaged application once for all browser tests, and hands back how to stop it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.HALO_E2E_URL) {
    return async () => {
      // Whoever started that application stops it.
    };
  }
  const halo = await HaloProcess.start();
  process.env.HALO_E2E_URL = halo.url;
  return () => halo.stop();
}
