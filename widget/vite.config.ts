import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
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

/** Leaves out what mediasoup-client brings for its own tests and for telephones' apps. */
const browsersOnly: Plugin = {
  name: 'browsers-only',
  enforce: 'pre',
  load(id) {
    const isElsewhere = /mediasoup-client\/lib\/(handlers\/(ReactNative|Fake)|test\/)/.test(id);
    return isElsewhere ? 'exports.__esModule = true;' : null;
  },
};

/** Fails a build that every visitor of a shop would pay for. */
const atMost = (gzipBytesMax: number): Plugin => ({
  name: 'at-most',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      const gzipBytes = file.type === 'chunk' ? gzipSync(file.code).length : 0;
      if (gzipBytes <= gzipBytesMax) continue;
      this.error(`${file.fileName} has ${gzipBytes} bytes in gzip; ${gzipBytesMax} are allowed.`);
    }
  },
});

interface Script {
  readonly entry: string;
  readonly name: string;
  readonly file: string;
  readonly gzipBytesMax: number;
}

const WIDGET: Script = {
  entry: 'main.tsx',
  name: 'zentraleWidget',
  file: 'widget.js',
  gzipBytesMax: 25_000,
};
const SCRIPTS: Readonly<Record<string, Script>> = {
  live: {
    entry: 'live.ts',
    name: 'zentraleWidgetLive',
    file: 'widget-live.js',
    gzipBytesMax: 12_000,
  },
  call: {
    entry: 'call/main.tsx',
    name: 'zentraleWidgetCall',
    file: 'widget-call.js',
    gzipBytesMax: 49_000,
  },
  journey: {
    entry: 'journey/main.ts',
    name: 'zentraleJourneyScript',
    file: 'journey.js',
    gzipBytesMax: 3_000,
  },
};

// Scripts, each one file that a plain script tag can load; `--mode` chooses which is built.
export default defineConfig(({ mode }) => {
  const script = SCRIPTS[mode] ?? WIDGET;
  return {
    root: here,
    plugins: [websocketOnly, browsersOnly, atMost(script.gzipBytesMax)],
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
