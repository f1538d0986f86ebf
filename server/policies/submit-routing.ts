import type { OutboxDelivery } from '@zentrale/kernel/ports';
import { asId, Fault, type CommandId } from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { refusedByQueue } from './refused-by-queue.ts';

// What these say is already so; trying again would not change it.
const SETTLED = new Set([
  'interaction.duplicate',
  'interaction.unknown',
  'interaction.wrong-state',
]);

/** Hands a committed wish to the engine; the outbox message's id makes a repeat harmless. */
export async function submitRouting(centre: Centre, delivery: OutboxDelivery): Promise<void> {
  const runtime = await centre.routing.open(delivery.tenantId);
  const commandId = asId<CommandId>(`outbox:${delivery.messageId}`);
  // Written by `enqueueRouting` and by nothing else.
  const command = delivery.body as RoutingCommand;
  const result = await runtime.submit(commandId, command);
  if (result.ok || SETTLED.has(result.refusal.kind)) return;
  if (command.type === 'RequestRouting') {
    const isDone = await refusedByQueue(centre, delivery.tenantId, command, result.refusal);
    if (isDone) return;
  }
  // A queue that is not there may be set up, and a full one empties: keep the customer's wish.
  throw new Fault(result.refusal.kind, { retryable: true, ours: true });
}
