import type { Bus, Tx } from '@zentrale/kernel/ports';
import { ManualClock } from '@zentrale/kernel/testing';
import type { CustomerId, Result, TenantId } from '@zentrale/kernel/values';
import { openTestStore } from '@zentrale/platform/testing';
import { phoneNumbers } from '../adapters/libphonenumber/phone-numbers.ts';
import { createJourney, type JourneyChanged } from '../app/index.ts';
import { identity } from './identities.ts';

/** A journey on a database of its own, with a clock that stands still and a bus that remembers. */
export async function openJourney() {
  const clock = new ManualClock();
  const opened = await openTestStore({ clock });
  const heard: { tenantId: TenantId; customerId: CustomerId }[] = [];
  const bus: Bus = {
    publish: (_, tenantId, body) => heard.push({ ...(body as JourneyChanged), tenantId }),
    subscribe: () => () => undefined,
  };
  const journey = createJourney({ ids: opened.ids, bus, phoneNumbers: phoneNumbers('DE') });
  const run = <Value>(work: (tx: Tx) => Promise<Value>, tenantId = opened.tenantId) =>
    opened.store.transact(tenantId, work);
  const identify = (texts: readonly string[], more: { name?: string } = {}, tenantId?: TenantId) =>
    run(
      (tx) => journey.identify(tx, { identities: texts.map(identity), because: 'test', ...more }),
      tenantId,
    );
  const tenant = () => opened.tenant();
  const close = () => opened.close();
  return { journey, run, identify, clock, heard, tenant, close };
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
  return result.value;
}
