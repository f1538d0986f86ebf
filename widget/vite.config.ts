import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Leaves long polling and WebTransport out: the widget speaks websocket only, and every kilobyte is
 * loaded by each visitor of a shop.
 */
const websocketOnly: Plugin = {
  name: 'websocket-only',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/engine.io-client/build/esm/transports/index.js')) return null;
    return `import { WS } from './websocket.js'; export const transports = { websocket: WS };`;
  },
};

interface Script {
  readonly entry: string;
  readonly name: string;
  readonly file: string;
}

const WIDGET: Script = { entry: 'main.tsx', name: 'zentraleWidget', file: 'widget.js' };
const SCRIPTS: Readonly<Record<string, Script>> = {
  live: { entry: 'live.ts', name: 'zentraleWidgetLive', file: 'widget-live.js' },
  call: { entry: 'call.ts', name: 'zentraleWidgetCall', file: 'widget-call.js' },
  journey: { entry: 'journey/main.ts', name: 'zentraleJourneyScript', file: 'journey.js' },
};

// Scripts, each one file that a plain script tag can load; `--mode` chooses which is built.
export default defineConfig(({ mode }) => {
  const script = SCRIPTS[mode] ?? WIDGET;
  return {
    root: here,
    plugins: [websocketOnly],
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: 'dist',
      emptyOutDir: script === WIDGET,
      target: 'es2022',
      cssMinify: 'lightningcss',
      rolldownOptions: {
        // Neither library does anything by being imported; only what is used may stay.
        treeshake: { moduleSideEffects: (id) => !/[/](engine|socket)[.]io-/.test(id) },
      },
      lib: {
        entry: script.entry,
        formats: ['iife'],
        name: script.name,
        fileName: () => script.file,
      },
    },
  };
});
