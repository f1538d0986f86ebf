import type { WhatIfOutcome } from '@zentrale/protocol';
import { changeText, type WhatIfResult } from '@zentrale/simulator/what-if';

/** The result as the desktop reads it: changes in words, everything else as it is. */
export function outcomeOf(result: WhatIfResult): WhatIfOutcome {
  const { runs, startsAt, endsAt, queues, changes, assumptions } = result;
  const { real, baseline, changed, differences } = result;
  return {
    runs,
    startsAt,
    endsAt,
    queues: queues.map((queue) => ({ ...queue })),
    changes: changes.map(changeText),
    assumptions: assumptions.map((assumption) => ({ ...assumption })),
    real: perQueue(real),
    baseline: perQueue(baseline),
    changed: perQueue(changed),
    differences: {
      total: { figures: differences.total },
      queues: differences.queues.map((queue) => ({ ...queue })),
    },
    // The simulator's types are readonly and name every figure: the same JSON.
  } as unknown as WhatIfOutcome;
}

function perQueue<Total, Queue>(day: { readonly total: Total; readonly queues: readonly Queue[] }) {
  return { total: day.total, queues: [...day.queues] };
}
