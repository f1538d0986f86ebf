import { accepted, refused, type Result } from '@zentrale/kernel/values';

/**
 * What mediasoup throws at parameters it cannot use becomes a refusal: they are the other side's.
 * The library's words are for developers, so they stay out of it.
 */
export async function refusedAs<Value>(
  kind: string,
  field: string,
  work: () => Promise<Value>,
): Promise<Result<Value>> {
  try {
    return accepted(await work());
  } catch {
    return refused(kind, { field });
  }
}
