import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fakeBackend } from './src/fake/vite-plugin.ts';

const backend = process.env.HALO_BACKEND ?? 'http://localhost:8080';

export default defineConfig(({ mode }) => ({
  plugins: [react(), tailwindcss(), ...(mode === 'fake' ? [fakeBackend()] : [])],
  resolve: { tsconfigPaths: true },
  build: {
    target: 'es2023',
    // The content security policy allows fonts and images from this origin; a data: font would be refused.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
  server: {
    port: 3000,
    strictPort: true,
    proxy: mode === 'fake' ? {} : { '/api': { target: backend, changeOrigin: false } },
  },
}));
