import { z } from 'zod';

/** The body of every 4xx and 5xx answer (RFC 9457), and of every refused socket command. */
export const Problem = z.object({
  /** A name from the error registry. */
  kind: z.string(),
  title: z.string(),
  status: z.int(),
  /** The part of the request at fault, as a path such as `body.items.0.text`. */
  field: z.string().optional(),
  /** What exactly is wrong with the field. */
  detail: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type Problem = z.infer<typeof Problem>;
