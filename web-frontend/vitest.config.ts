import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { phoneMetadata } from './build-plugins/phone-metadata.ts';

export default defineConfig({
  plugins: [react(), phoneMetadata()],
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:3000/' } },
    setupFiles: ['./src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    reporters: ['default', './src/test/count-reporter.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 20_000,
    css: false,
  },
});
