import { covers, type Interval } from './statistics.ts';

/** One published or exact number, and what the engine made of it. */
export interface Finding {
  readonly what: string;
  readonly exact: number;
  readonly measured: Interval;
}

/** Findings whose interval does not contain the exact value, for people to read. */
export function disagreements(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ exact, measured }) => !covers(measured, exact))
    .map((finding) => row(finding));
}

export function row({ what, exact, measured: { mean, halfWidth } }: Finding): string {
  const off = ((mean - exact) / halfWidth).toFixed(2);
  return `${what.padEnd(52)} ${digits(exact)} ${digits(mean)} ± ${digits(halfWidth)}   ${off}`;
}

function digits(value: number): string {
  return value.toPrecision(4).padStart(10);
}
