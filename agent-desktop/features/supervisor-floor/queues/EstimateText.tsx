import { useLingui } from '@lingui/react/macro';
import type { WaitRange } from '@zentrale/protocol/views';
import { rangeText } from './range.ts';

/** An expected wait as a range: nobody can promise a minute. */
export function EstimateText({ of: range }: { of: WaitRange }) {
  const { t } = useLingui();
  return (
    <span className="tabular" title={t`About four of five waits end within this range`}>
      {rangeText(range)}
    </span>
  );
}
