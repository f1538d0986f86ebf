import type { Interval } from './statistics.ts';

/** What is known about a number beforehand. */
export interface Claim {
  readonly relation: 'equal' | 'at-most' | 'at-least';
  readonly value: number;
  /** What the value itself may be wrong by: 0 when it was calculated exactly. */
  readonly allowance: number;
  readonly source: 'exact' | 'published' | 'required';
}

/** One number that is known beforehand, and what the engine made of it. */
export interface Finding {
  readonly what: string;
  readonly claim: Claim;
  readonly measured: Interval;
}

export function exactly(value: number): Claim {
  return { relation: 'equal', value, allowance: 0, source: 'exact' };
}

/** Simulated by others, so known to a share of itself only. */
export function published(value: number, allowedShare: number): Claim {
  return { relation: 'equal', value, allowance: value * allowedShare, source: 'published' };
}

export function atMost(value: number): Claim {
  return { relation: 'at-most', value, allowance: 0, source: 'required' };
}

export function atLeast(value: number): Claim {
  return { relation: 'at-least', value, allowance: 0, source: 'required' };
}

/**
 * An equal value lies in the interval, widened by what the value itself may be wrong by. A bound is
 * kept by the mean.
 */
export function agrees({ claim, measured: { mean, halfWidth } }: Finding): boolean {
  if (claim.relation === 'at-most') return mean <= claim.value;
  if (claim.relation === 'at-least') return mean >= claim.value;
  return Math.abs(mean - claim.value) <= halfWidth + claim.allowance;
}

/** For people to read. */
export function disagreements(findings: readonly Finding[]): string[] {
  return findings.filter((finding) => !agrees(finding)).map((finding) => row(finding));
}

export const HEADING = `${'what'.padEnd(66)} ${'known'.padStart(13)}  ${'measured, 99.9 %'.padStart(23)}`;

const SIGNS = { equal: ' ', 'at-most': '≤', 'at-least': '≥' } as const;

export function row(finding: Finding): string {
  const { what, claim, measured } = finding;
  const known = `${SIGNS[claim.relation]} ${digits(claim.value)}`;
  const found = `${digits(measured.mean)} ± ${digits(measured.halfWidth)}`;
  const verdict = agrees(finding) ? '' : 'OUTSIDE';
  return `${what.padEnd(66)} ${known}  ${found}  ${claim.source.padEnd(9)} ${verdict}`.trimEnd();
}

function digits(value: number): string {
  return value.toPrecision(4).padStart(10);
}
