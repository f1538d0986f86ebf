import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://localhost:4100';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [lingui({ macroTransform: true, cwd: import.meta.dirname }), react()],
  build: { target: 'es2024', chunkSizeWarningLimit: 900 },
  server: {
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});
