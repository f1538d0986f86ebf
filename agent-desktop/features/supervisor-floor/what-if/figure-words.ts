import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WhatIfFigure } from '@zentrale/protocol/http';
import type { FigureUnit, GoodDirection } from './figure-text.ts';

export interface FigureWords {
  readonly name: WhatIfFigure;
  readonly title: MessageDescriptor;
  readonly unit: FigureUnit;
  readonly good: GoodDirection;
}

/** In the order of the table. */
export const FIGURES: readonly FigureWords[] = [
  { name: 'serviceLevel', title: msg`Service level`, unit: 'share', good: 'more' },
  { name: 'asaMs', title: msg`Average wait`, unit: 'time', good: 'less' },
  { name: 'waitP50Ms', title: msg`Half waited at most`, unit: 'time', good: 'less' },
  { name: 'waitP90Ms', title: msg`Nine of ten waited at most`, unit: 'time', good: 'less' },
  { name: 'abandoned', title: msg`Abandoned`, unit: 'count', good: 'less' },
  { name: 'abandonedShare', title: msg`Share of abandons`, unit: 'share', good: 'less' },
  { name: 'answered', title: msg`Answered`, unit: 'count', good: null },
  { name: 'occupancy', title: msg`Occupancy`, unit: 'share', good: null },
];
