/** What a simulated day takes for granted; for people to judge the result by. Plain JSON. */
export type Assumption =
  | { readonly kind: 'arrivals-as-recorded' }
  | { readonly kind: 'handle-times-as-measured' }
  | { readonly kind: 'everybody-accepts' }
  | { readonly kind: 'patience-without-memory' }
  /** Nobody gave up, so nobody will. */
  | { readonly kind: 'patience-unknown'; readonly queue: string }
  /** Each agent added or missing, after whose day. */
  | { readonly kind: 'agent-like'; readonly isAdded: boolean; readonly agent: string }
  /** Handle times under the new concurrency are as they were measured under the old. */
  | {
      readonly kind: 'handle-time-unchanged';
      readonly channel: string;
      readonly countMaxBefore: number;
      readonly countMax: number;
    }
  | { readonly kind: 'handle-time-scaled'; readonly channel: string; readonly pct: number }
  | { readonly kind: 'weight-lowered'; readonly channel: string; readonly weight: number }
  | { readonly kind: 'left-out'; readonly what: string; readonly count: number };

export function assumptionText(assumption: Assumption): string {
  switch (assumption.kind) {
    case 'arrivals-as-recorded':
      return 'Customers come when they came; those who were refused that day are unknown.';
    case 'handle-times-as-measured':
      return 'Handle times and reactions are drawn from those measured in the same queue that day.';
    case 'everybody-accepts':
      return 'Agents accept every offer; breaks and absences are those of the day.';
    case 'patience-without-memory':
      return 'Customers give up at a constant rate, estimated from all waits of the day.';
    case 'patience-unknown':
      return `${assumption.queue}: nobody gave up that day, so nobody does here.`;
    case 'agent-like':
      return assumption.isAdded
        ? `An agent more works as ${assumption.agent} did.`
        : `${assumption.agent} is missing.`;
    case 'handle-time-unchanged':
      return (
        `${assumption.channel}: handle times with ${assumption.countMax} at once are taken to be ` +
        `those measured with ${assumption.countMaxBefore}; add "handle time +20% for ` +
        `${assumption.channel}" to assume otherwise.`
      );
    case 'handle-time-scaled':
      return `${assumption.channel}: handle times are ${assumption.pct} % of those measured.`;
    case 'weight-lowered':
      return `${assumption.channel}: one interaction weighs ${assumption.weight}, so that so many fit.`;
    case 'left-out':
      return `Not lived through again: ${assumption.what}, ${assumption.count} times.`;
  }
}
