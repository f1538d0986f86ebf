import { z } from 'zod';
import { At, Id } from '../views/index.ts';

export const WHAT_IF_RUNS_MAX = 100;

/** POST /api/v1/floor/what-ifs: live through a recorded day under other conditions. */
export const WhatIfRequest = z.strictObject({
  /** The day in the tenant's time zone; today so far, or one whose history is kept. */
  day: z.iso.date(),
  /** What people type: `agents +2, chat concurrency 3`. */
  changes: z.string().trim().min(1).max(500),
  /** Simulated days of each kind; more of them say more. */
  runs: z.int().min(2).max(WHAT_IF_RUNS_MAX).default(20),
  seed: z.int().min(1).max(1_000_000).default(1),
});
export type WhatIfRequest = z.infer<typeof WhatIfRequest>;

export const WHAT_IF_FIGURES = [
  'arrived',
  'answered',
  'abandoned',
  'serviceLevel',
  'abandonedShare',
  'asaMs',
  'waitP50Ms',
  'waitP90Ms',
  'occupancy',
] as const;
export type WhatIfFigure = (typeof WHAT_IF_FIGURES)[number];

const figures = <Schema extends z.ZodType>(schema: Schema) =>
  z.record(z.enum(WHAT_IF_FIGURES), schema.nullable());

/** Eight of ten simulated days lie between low and high. */
const Band = z.object({ mean: z.number(), low: z.number(), high: z.number() });
/** The true mean lies within `halfWidth`, 95 times in 100. */
const Difference = z.object({ mean: z.number(), halfWidth: z.number() });

const perQueue = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ total: schema, queues: z.array(z.intersection(schema, z.object({ queueId: Id }))) });

const RealDay = z.object({
  figures: figures(z.number()),
  /** Mean wait by quarter of an hour of the day, from its beginning. */
  waitByQuarterMs: z.array(z.number().nullable()),
});
const SimulatedDays = z.object({
  figures: figures(Band),
  waitByQuarterMs: z.array(Band.nullable()),
});

export const WhatIfOutcome = z.object({
  runs: z.int(),
  startsAt: At,
  endsAt: At,
  queues: z.array(z.object({ queueId: Id, name: z.string() })),
  /** As they were understood, one by one. */
  changes: z.array(z.string()),
  /** What the simulation takes for granted; `kind` names the sentence, the rest its facts. */
  assumptions: z.array(
    z.object({ kind: z.string() }).catchall(z.union([z.string(), z.number(), z.boolean()])),
  ),
  real: perQueue(RealDay),
  baseline: perQueue(SimulatedDays),
  changed: perQueue(SimulatedDays),
  differences: perQueue(z.object({ figures: figures(Difference) })),
});
export type WhatIfOutcome = z.infer<typeof WhatIfOutcome>;

/** GET /api/v1/floor/what-ifs/{id}: how far it is. */
export const WhatIfView = z.object({
  whatIfId: Id,
  state: z.enum(['reading', 'running', 'done', 'refused']),
  /** Simulated days done, of all. */
  doneCount: z.int(),
  ofCount: z.int(),
  outcome: WhatIfOutcome.nullable(),
  /** Why it was refused: an entry of the error registry, with what it is about. */
  refusal: z
    .object({
      kind: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    })
    .nullable(),
});
export type WhatIfView = z.infer<typeof WhatIfView>;
