import type { Recorded } from '@zentrale/kernel/history';
import type { Refusal } from '@zentrale/kernel/values';
import type { RoutingFact } from '@zentrale/routing';
import type { WhatIfResult } from '@zentrale/simulator/what-if';

/** The tenant's history, page by page, and then its end. */
export type ToWorker =
  | { readonly kind: 'facts'; readonly facts: readonly Recorded<RoutingFact>[] }
  | { readonly kind: 'begin' };

export type FromWorker =
  | { readonly kind: 'progress'; readonly doneCount: number; readonly ofCount: number }
  | { readonly kind: 'done'; readonly result: WhatIfResult }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
