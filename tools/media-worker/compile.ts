import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';

// mediasoup's own build wants meson and downloads of every library. The worker's sources are in the
// package, though, and compile against Debian's libraries; this does only that.

const LIBRARIES = [
  'srtp2 usrsctp uv ssl crypto flatbuffers absl_raw_hash_set absl_hash absl_city',
  'absl_low_level_hash absl_hashtablez_sampler absl_bad_optional_access absl_strings',
  'absl_throw_delegate absl_base pthread',
].flatMap((line) => line.split(' '));

const DEFINITIONS =
  '-DNDEBUG -DMS_LITTLE_ENDIAN -DMS_EXECUTABLE -DFLATBUFFERS_LOCALE_INDEPENDENT=1';

export interface Build {
  /** `worker` of the mediasoup package. */
  readonly source: string;
  /** Scratch; removed afterwards. */
  readonly scratch: string;
  readonly result: string;
  readonly onProgress: (done: number, count: number) => void;
}

/** Compiles the worker. Throws with the compiler's words when it cannot be done. */
export async function compileWorker({ source, scratch, result, onProgress }: Build): Promise<void> {
  const schemas = join(scratch, 'FBS');
  mkdirSync(schemas, { recursive: true });
  await generateSchemas(source, schemas);
  const webrtc = join(source, 'deps', 'libwebrtc');
  const units = [
    ...sourcesOf(source, 'common_sources'),
    join(source, 'src', 'main.cpp'),
    ...sourcesOf(webrtc, 'libwebrtc_sources'),
  ];
  const folders = [
    join(import.meta.dirname, 'shim'),
    join(source, 'include'),
    scratch,
    webrtc,
    join(webrtc, 'libwebrtc'),
  ];
  const flags = `-std=c++20 -O2 -w ${DEFINITIONS}`
    .split(' ')
    .concat('-include', join(import.meta.dirname, 'shim', 'bio-callback.h'))
    .concat(folders.map((folder) => `-I${folder}`));
  const objects = units.map((unit, index) => ({
    unit,
    object: join(scratch, `${index}-${basename(unit)}.o`),
  }));
  let done = 0;
  await inParallel(objects, async ({ unit, object }) => {
    await run('g++', [...flags, '-c', unit, '-o', object]);
    done += 1;
    onProgress(done, objects.length);
  });
  const linked = join(scratch, 'linked');
  const libraries = LIBRARIES.map((name) => `-l${name}`);
  await run('g++', ['-s', '-o', linked, ...objects.map(({ object }) => object), ...libraries]);
  // A worker is there whole or not at all, whoever stops this in between.
  renameSync(linked, result);
  rmSync(scratch, { recursive: true });
}

async function generateSchemas(source: string, folder: string): Promise<void> {
  const fbs = join(source, 'fbs');
  const files = readdirSync(fbs).filter((name) => name.endsWith('.fbs'));
  const style = ['--cpp', '--cpp-field-case-style', 'lower', '--reflect-names', '--scoped-enums'];
  const paths = files.map((name) => join(fbs, name));
  await run('flatc', [...style, '--filename-suffix', '', '-o', folder, ...paths]);
}

/** The files a list of meson's names. */
function sourcesOf(folder: string, list: string): string[] {
  const text = readFileSync(join(folder, 'meson.build'), 'utf8');
  const body = new RegExp(`^${list} = \\[([^\\]]*)\\]`, 'm').exec(text)?.[1];
  if (body === undefined) throw new Error(`${folder}/meson.build has no list ${list}`);
  const files = [...body.replaceAll(/#.*/g, '').matchAll(/'([^']+)'/g)];
  return files.map(([, name = '']) => join(folder, name)).filter((path) => existsSync(path));
}

async function inParallel<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const lane = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? settle() : fail(new Error(`${program} ${args.at(-1)}\n${words.slice(0, 2000)}`)),
    );
  });
}
