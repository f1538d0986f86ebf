declare const brand: unique symbol;

/** A string that may not be confused with another kind of id. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type TenantId = Branded<'TenantId'>;
export type PersonId = Branded<'PersonId'>;
/** Agents are people seen by routing; the same id as in the directory. */
export type AgentId = Branded<'AgentId'>;
export type QueueId = Branded<'QueueId'>;
export type SkillId = Branded<'SkillId'>;
/** A calendar of opening hours. */
export type CalendarId = Branded<'CalendarId'>;
/** A routing profile: queues and capacity that agents share. */
export type ProfileId = Branded<'ProfileId'>;
export type InteractionId = Branded<'InteractionId'>;
export type OfferId = Branded<'OfferId'>;
export type ConversationId = Branded<'ConversationId'>;
export type MessageId = Branded<'MessageId'>;
export type AttachmentId = Branded<'AttachmentId'>;
export type ConsultId = Branded<'ConsultId'>;
/** One real-time session of a conversation. */
export type CallId = Branded<'CallId'>;
export type RecordingId = Branded<'RecordingId'>;
/** One check of who a customer is. */
export type IdentificationId = Branded<'IdentificationId'>;
/** People the centre calls one after the other, and one of them. */
export type DialListId = Branded<'DialListId'>;
export type DialEntryId = Branded<'DialEntryId'>;
export type PartyId = Branded<'PartyId'>;
export type CustomerId = Branded<'CustomerId'>;
export type DeviceId = Branded<'DeviceId'>;
export type AlarmId = Branded<'AlarmId'>;
export type ArticleId = Branded<'ArticleId'>;
export type CommandId = Branded<'CommandId'>;

/**
 * Gives a checked string its brand. Only doors (after their schema) and row mappings may call it;
 * everything else receives ids already branded.
 */
export function asId<Id extends Branded<string>>(text: string): Id {
  return text as Id;
}
