import type { ConversationId, InteractionId, OfferId } from '@zentrale/kernel/values';
import type { InteractionCommand } from './commands/interactions.ts';
import type { PresenceCommand } from './commands/presence.ts';
import type { SettingsCommand } from './commands/settings.ts';
import type { SupervisorCommand } from './commands/supervisors.ts';
import type { AcceptOffer, ConsultAgent, TransferToAgent, WorkCommand } from './commands/work.ts';

export type * from './commands/interactions.ts';
export type * from './commands/presence.ts';
export type * from './commands/settings.ts';
export type * from './commands/supervisors.ts';
export type * from './commands/work.ts';
export type * from './settings.ts';

/** Acts on every deadline that has passed. Repeating it changes nothing. */
export interface PassTime {
  readonly type: 'PassTime';
}

export type RoutingCommand =
  | SettingsCommand
  | InteractionCommand
  | PresenceCommand
  | WorkCommand
  | SupervisorCommand
  | PassTime;

export interface AcceptedOfferAnswer {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
}
export interface OfferedAnswer {
  readonly offerId: OfferId;
}
export type EmptyAnswer = Readonly<Record<never, never>>;
export type RoutingAnswer = AcceptedOfferAnswer | OfferedAnswer | EmptyAnswer;

/** What a command of this type is answered with. */
export type AnswerTo<Command extends RoutingCommand> = Command extends AcceptOffer
  ? AcceptedOfferAnswer
  : Command extends TransferToAgent | ConsultAgent
    ? OfferedAnswer
    : EmptyAnswer;
