// What happened in a trial, in a form in which it can be had again without people.
import { asId, type InteractionId, type OfferId } from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import type { FaultEvent } from '../faults/fault.ts';

/** One command that reached the engine. */
export interface CommandStep {
  /** Since the trial began, in milliseconds. */
  readonly afterMs: number;
  readonly commandId: string;
  readonly command: RoutingCommand;
  /**
   * For answers to offers: whose offer it was. Numbers of offers change when steps are left out,
   * so the offer is looked up again when the script is replayed.
   */
  readonly offerOf?: { readonly interactionId: InteractionId };
}

/** Something that broke. */
export interface FaultStep {
  readonly afterMs: number;
  readonly fault: FaultEvent;
}

export type Step = CommandStep | FaultStep;

export function isCommandStep(step: Step): step is CommandStep {
  return 'command' in step;
}

/** Which live offer belongs to which interaction and agent. */
export class OfferBook {
  readonly #keys = new Map<string, OfferId>();
  readonly #offers = new Map<OfferId, InteractionId>();

  made(offerId: OfferId, interactionId: InteractionId, agentId: string): void {
    this.#keys.set(`${interactionId} ${agentId}`, offerId);
    this.#offers.set(offerId, interactionId);
  }

  /** The step to record for a command. */
  stepOf(afterMs: number, commandId: string, command: RoutingCommand): CommandStep {
    const step = { afterMs, commandId, command };
    if (!('offerId' in command)) return step;
    const interactionId = this.#offers.get(command.offerId);
    return interactionId === undefined ? step : { ...step, offerOf: { interactionId } };
  }

  /** The command of a recorded step, with the number its offer has this time. */
  commandOf({ command, offerOf }: CommandStep): RoutingCommand {
    if (!('offerId' in command) || offerOf === undefined) return command;
    const offerId = this.#keys.get(`${offerOf.interactionId} ${command.agentId}`);
    return { ...command, offerId: offerId ?? asId<OfferId>('off_999999999') };
  }
}
