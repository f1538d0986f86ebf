export { Auditor } from './auditor.ts';
export { checkFairness, jain } from './fairness.ts';
export { Checks, PROPERTIES, Violation, type Property } from './violation.ts';
