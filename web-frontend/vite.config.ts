import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { phoneMetadata } from './build-plugins/phone-metadata.ts';
import { fakeBackend } from './src/fake/vite-plugin.ts';

const backend = process.env.HALO_BACKEND ?? 'http://localhost:8080';

export default defineConfig(({ mode }) => ({
  plugins: [react(), tailwindcss(), phoneMetadata(), ...(mode === 'fake' ? [fakeBackend()] : [])],
  resolve: { tsconfigPaths: true },
  build: {
    target: 'es2023',
    // The content security policy allows fonts and images from this origin; a data: font would be refused.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        // Few files that change at different times: libraries, what pages share, and each page by itself. Small pages
        // share one file, since alone each would compress badly.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|zod|use-sync-external-store|@tanstack)/,
              priority: 2,
            },
            { name: 'shared', test: /^(?!.*features[\\/]account)/, minShareCount: 2, priority: 1 },
            { name: 'account', test: /src[\\/]features[\\/](account|users)/, priority: 0 },
            {
              name: 'desk',
              test: /src[\\/]features[\\/](calls|dialling|reanalysis|reviews|sandbox|settings|status|system)/,
              priority: 0,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 3000,
    strictPort: true,
    proxy: mode === 'fake' ? {} : { '/api': { target: backend, changeOrigin: false } },
  },
}));
