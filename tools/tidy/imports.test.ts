import { describe, expect, test } from 'vitest';
import { CAPABILITIES, CONFINED_PACKAGES, folderObjection, workspaceObjection } from './layers.ts';
import { finding, manifestOf, sourceFiles, targetOf, type SourceFile } from './scan.ts';

const ROOT_TOOLS = ['vitest', 'fast-check', 'typescript', 'oxlint'];

function findings(check: (file: SourceFile, report: (line: number, text: string) => void) => void) {
  return sourceFiles().flatMap((file) => {
    const found: string[] = [];
    check(file, (line, text) => found.push(finding(file.path, line, text)));
    return found;
  });
}

/** `core` for `routing/core/state.ts`; '' for what stands beside the folders. */
function folderOf(path: string): string {
  return path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '';
}

test('the scan sees the code', () => {
  const workspaces = new Set(sourceFiles().map(({ workspace }) => workspace));
  for (const name of ['kernel', 'protocol', 'platform', 'server', ...CAPABILITIES]) {
    expect(workspaces).toContain(name);
  }
});

test('imports point down: kernel, protocol, capabilities and platform, processes', () => {
  expect(
    findings((file, report) => {
      for (const { specifier, line } of file.imports) {
        const target = targetOf(file, specifier);
        if (target.kind !== 'workspace') continue;
        const objection = workspaceObjection(file, target);
        if (objection !== undefined && file.workspace !== '') report(line, objection);
      }
    }),
  ).toEqual([]);
});

test('a relative path stays inside its package', () => {
  expect(
    findings((file, report) => {
      for (const { specifier, line } of file.imports) {
        const target = targetOf(file, specifier);
        if (target.kind !== 'file' || file.workspace === '' || file.workspace === 'tools') continue;
        if (target.path.startsWith(`${file.workspace}/`)) continue;
        report(line, `imports ${specifier} out of its package; use @zentrale/… and its exports.`);
      }
    }),
  ).toEqual([]);
});

test('inside a capability: core <- ports <- app, and core <- ports <- adapters', () => {
  expect(
    findings((file, report) => {
      if (!CAPABILITIES.includes(file.workspace) || file.isForTests) return;
      for (const { specifier, line } of file.imports) {
        const target = targetOf(file, specifier);
        if (target.kind !== 'file') continue;
        const objection = folderObjection(folderOf(file.path), folderOf(target.path));
        if (objection !== undefined) report(line, objection);
      }
    }),
  ).toEqual([]);
});

test('the auditor shares no code with what it judges', () => {
  expect(
    findings((file, report) => {
      if (!file.path.startsWith('simulator/audit/')) return;
      for (const { specifier, line, isTypeOnly } of file.imports) {
        const target = targetOf(file, specifier);
        const isJudged = target.kind === 'workspace' && target.workspace !== 'kernel';
        if (!isJudged || isTypeOnly) continue;
        report(line, `imports ${specifier}; the auditor may know its types and counts by itself.`);
      }
    }),
  ).toEqual([]);
});

test('the kernel stands on nothing, not even on packages', () => {
  expect(
    findings((file, report) => {
      if (file.workspace !== 'kernel' || file.isForTests) return;
      for (const { specifier, line } of file.imports) {
        if (targetOf(file, specifier).kind === 'file') continue;
        report(
          line,
          `imports ${specifier}; what needs a package belongs in platform/ or protocol/.`,
        );
      }
    }),
  ).toEqual([]);
});

test('drivers and vendor packages stay in their places', () => {
  expect(
    findings((file, report) => {
      for (const { specifier, line } of file.imports) {
        const target = targetOf(file, specifier);
        if (target.kind !== 'package' || file.isForTests) continue;
        const rule = CONFINED_PACKAGES.find(({ names }) => names.includes(target.name));
        if (rule === undefined || rule.may(file.path)) continue;
        report(line, `imports ${target.name}; only ${rule.place} may. Reach it through a port.`);
      }
    }),
  ).toEqual([]);
});

describe('what is imported is declared', () => {
  const declared = new Map<string, { always: Set<string>; forTests: Set<string> }>();
  const declaredBy = (workspace: string) => {
    const known = declared.get(workspace);
    if (known !== undefined) return known;
    const { dependencies = {}, devDependencies = {} } = manifestOf(workspace);
    const always = new Set(Object.keys(dependencies));
    const forTests = new Set([...always, ...Object.keys(devDependencies), ...ROOT_TOOLS]);
    declared.set(workspace, { always, forTests });
    return { always, forTests };
  };
  const isBuildFile = (path: string): boolean => /^[a-z-]+\/[a-z-]+\.config\.ts$/.test(path);

  test('packages of others', () => {
    expect(
      findings((file, report) => {
        if (file.workspace === '') return;
        const { always, forTests } = declaredBy(file.workspace);
        const mayUse = file.isForTests || isBuildFile(file.path) ? forTests : always;
        for (const { specifier, line, isTypeOnly } of file.imports) {
          const target = targetOf(file, specifier);
          if (target.kind !== 'package') continue;
          if (mayUse.has(target.name) || (isTypeOnly && forTests.has(target.name))) continue;
          const where = file.isForTests ? 'devDependencies' : 'dependencies';
          report(
            line,
            `imports ${target.name}; add it to ${where} of ${file.workspace}/package.json.`,
          );
        }
      }),
    ).toEqual([]);
  });

  test('packages of ours', () => {
    // The kernel and the platform's test server are everybody's test equipment.
    const equipment = new Set(['@zentrale/kernel', '@zentrale/platform']);
    expect(
      findings((file, report) => {
        if (file.workspace === '') return;
        const { always, forTests } = declaredBy(file.workspace);
        for (const { specifier, line } of file.imports) {
          const target = targetOf(file, specifier);
          if (target.kind !== 'workspace') continue;
          const name = `@zentrale/${target.workspace}`;
          const isKnown = always.has(name) || (file.isForTests && forTests.has(name));
          if (isKnown || (file.isForTests && equipment.has(name))) continue;
          report(
            line,
            `imports ${name}; add it to dependencies of ${file.workspace}/package.json.`,
          );
        }
      }),
    ).toEqual([]);
  });
});
