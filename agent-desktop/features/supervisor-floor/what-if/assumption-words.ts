import { useLingui } from '@lingui/react/macro';

/** A thing taken for granted, as the simulation names it. */
type Assumption = Readonly<Record<string, string | number | boolean>>;

/** In the reader's language; one this desktop does not know yet is shown by its name. */
export function useAssumptionWords(): (assumption: Assumption) => string {
  const { t } = useLingui();
  return (assumption) => {
    const { kind, queue, agent, channel, countMax, countMaxBefore, pct, weight, what, count } =
      assumption;
    switch (kind) {
      case 'arrivals-as-recorded':
        return t`Customers come when they came; those who were refused that day are unknown.`;
      case 'handle-times-as-measured':
        return t`Handle times and reactions are drawn from those measured in the same queue that day.`;
      case 'everybody-accepts':
        return t`Agents accept every offer; breaks and absences are those of the day.`;
      case 'patience-without-memory':
        return t`Customers give up at a constant rate, estimated from all waits of the day.`;
      case 'patience-unknown':
        return t`${queue}: nobody gave up that day, so nobody does here.`;
      case 'agent-like':
        return assumption.isAdded === true
          ? t`An agent more works as ${agent} did.`
          : t`${agent} is missing.`;
      case 'handle-time-unchanged':
        return t`${channel}: handle times with ${countMax} at once are taken to be those measured with ${countMaxBefore}. Add “handle time +20% for ${channel}” to assume otherwise.`;
      case 'handle-time-scaled':
        return t`${channel}: handle times are ${pct} % of those measured.`;
      case 'weight-lowered':
        return t`${channel}: one interaction weighs ${weight}, so that so many fit.`;
      case 'left-out':
        return t`Not lived through again: ${what}, ${count} times.`;
      default:
        return String(kind);
    }
  };
}
