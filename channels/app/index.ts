import type { TenantId } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import { account, accountByAddress, accounts, saveAccount, topicOf } from './accounts.ts';
import { clearAlarm, openAlarm } from './alarms.ts';
import { lastCall } from './call-records.ts';
import { addAttachment, attachment, attachmentBytes, isReadableByCustomer } from './attachments.ts';
import { receiveChatMessage } from './chat-messages.ts';
import { chatByToken, startChat } from './chats.ts';
import { consult, consultsOf, openConsultsOf, requestConsult, stepConsult } from './consults.ts';
import { createContext, type ChannelsParts, type ChannelsTyping, type Context } from './context.ts';
import {
  closeConversation,
  closeIdleConversation,
  markReadByAgent,
  moveToCustomer,
  note,
  reopenConversation,
  setInteraction,
} from './conversations.ts';
import { eraseConversations, removeBlob } from './erase-conversations.ts';
import { exportConversations } from './export-conversations.ts';
import { acceptInbound, eraseInboundEvent, inboundEvent } from './inbound.ts';
import { receiveSms } from './inbound-sms.ts';
import { isOptedOut, recordOptOut } from './opt-outs.ts';
import { createSmsLedger, retryMessage } from './outgoing-sms.ts';
import {
  conversation,
  conversationNames,
  conversations,
  lastLines,
  messages,
  messagesById,
  openConversationsOf,
  participants,
} from './reads.ts';
import { applyReceipt, markReadByCustomer } from './receipts.ts';
import { send } from './send.ts';
import { forgetOldTranscripts, keepSpoken } from './transcripts/keeping.ts';
import { keepVoicemail } from './voicemail.ts';
import {
  isStreamReplaced,
  issueStreamKey,
  keepTelephoneCall,
  openTelephoneConversation,
  lineOf,
  offerVoicemail,
  providerCall,
  telephoneCall,
  voicemailOf,
  useStreamKey,
} from './telephone-calls.ts';

export {
  tellsWaitEvery,
  type Account,
  type AccountSecrets,
  type AccountSettings,
  type ChatTopic,
} from './accounts.ts';
export type { OpenAlarmInput } from './alarms.ts';
export type { AddAttachmentInput, AttachmentRecord, Uploader } from './attachments.ts';
export { ATTACHMENT_BYTES_MAX } from './attachments.ts';
export type { CallRecord } from './call-records.ts';
export type { ChatMessageInput } from './chat-messages.ts';
export type { ChatOwner, ChatStart, StartChatInput } from './chats.ts';
export type { ConsultStepInput, RequestConsultInput } from './consults.ts';
export type { ChannelsChanged, ChannelsParts, ChannelsTyping } from './context.ts';
export type { CustomerTraces } from './customer-traces.ts';
export {
  createDialling,
  type DialAttempt,
  type Dialling,
  type DiallingChanged,
  type DialList,
  type DueDialEntry,
} from './dialling/index.ts';
export { REMOVE_BLOB_TOPIC, type ErasedConversations } from './erase-conversations.ts';
export type { ConversationExport, ConversationsExport } from './export-conversations.ts';
export { INBOUND_TOPIC, type InboundEvent, type InboundReference } from './inbound.ts';
export type { ReceivedSms, ReceiveSmsInput } from './inbound-sms.ts';
export type { CallActor, CallSession, WhereNow } from './live-call-parts.ts';
export type { LiveCall } from './live-call.ts';
export { TestCalls } from './test-calls.ts';
export {
  LiveCalls,
  type CallsChanged,
  type LiveCallsParts,
  type SpeechChanged,
} from './live-calls.ts';
export { CallRecorder, type RecorderParts } from './recordings/recorder.ts';
export {
  createRecordings,
  REMOVE_RECORDING_TOPIC,
  type ForgottenRecording,
  type RecordingRecord,
  type Recordings,
  type RecordingTerms,
  type TrackRow,
} from './recordings/index.ts';
export type { LastLine, MessagesWanted, Participant } from './reads.ts';
export type { ReceiptInput } from './receipts.ts';
export type { DirectParty, MediaRoom } from '../ports/media-plane.ts';
export { SMS_TOPIC, type SendInput } from './send.ts';
export type { StreamedCall, TelephoneCall } from './telephone-calls.ts';

export type Channels = ReturnType<typeof createChannels>;

/**
 * The use cases of this capability. Those that write take the unit of work first; after its commit
 * `channels.changed` on the bus says what to read anew. Each is described where it is defined.
 */
export function createChannels(parts: ChannelsParts) {
  const context = createContext(parts);
  return {
    ...accountUseCases,
    ...customerUseCases(context),
    ...staffUseCases(context),
    ...readUseCases(context),
    ...privacyUseCases(context),
    ...telephoneUseCases(context),
    smsLedger: createSmsLedger(context),
  };
}

const accountUseCases = { saveAccount, accountByAddress, account, accounts, topicOf };

function customerUseCases(context: Context) {
  const { presence, bus } = context;
  return {
    startChat: bind(context, startChat),
    chatByToken,
    receiveChatMessage: bind(context, receiveChatMessage),
    markReadByCustomer: bind(context, markReadByCustomer),
    setCustomerPresence: presence.setCustomerPresence,
    /** Tells live views only; nothing is stored. */
    typing(tenantId: TenantId, input: ChannelsTyping): void {
      bus.publish('channels.typing', tenantId, input);
    },
    acceptInbound,
    inboundEvent,
    receiveSms: bind(context, receiveSms),
    applyReceipt: bind(context, applyReceipt),
    openAlarm: bind(context, openAlarm),
    clearAlarm: bind(context, clearAlarm),
    recordOptOut,
    isOptedOut,
  };
}

function telephoneUseCases(context: Context) {
  return {
    lineOf,
    offerVoicemail,
    providerCall,
    telephoneCall,
    voicemailOf,
    keepVoicemail: bind(context, keepVoicemail),
    keepTelephoneCall,
    isStreamReplaced,
    issueStreamKey,
    useStreamKey,
    openTelephoneConversation: bind(context, openTelephoneConversation),
  };
}

function staffUseCases(context: Context) {
  const step =
    (name: Parameters<typeof stepConsult>[2]) =>
    (tx: Tx, input: Parameters<typeof stepConsult>[3]) =>
      stepConsult(context, tx, name, input);
  return {
    send: bind(context, send),
    retryMessage: bind(context, retryMessage),
    note: bind(context, note),
    keepSpoken: bind(context, keepSpoken),
    setInteraction: bind(context, setInteraction),
    closeConversation: bind(context, closeConversation),
    closeIdleConversation: bind(context, closeIdleConversation),
    reopenConversation: bind(context, reopenConversation),
    markReadByAgent: bind(context, markReadByAgent),
    addAttachment: bind(context, addAttachment),
    requestConsult: bind(context, requestConsult),
    acceptConsult: step('accept'),
    declineConsult: step('decline'),
    joinConversation: step('join'),
    endConsult: step('end'),
    moveToCustomer: bind(context, moveToCustomer),
  };
}

function readUseCases(context: Context) {
  return {
    conversation: bind(context, conversation),
    conversations: bind(context, conversations),
    conversationNames,
    openConversationsOf: bind(context, openConversationsOf),
    messages,
    messagesById,
    lastLines,
    participants,
    attachment,
    attachmentBytes: bind(context, attachmentBytes),
    isReadableByCustomer,
    consult,
    openConsultsOf,
    consultsOf,
    lastCall,
    isCustomerPresent: context.presence.isCustomerPresent,
  };
}

function privacyUseCases(context: Context) {
  return {
    exportConversations,
    eraseConversations: bind(context, eraseConversations),
    eraseInboundEvent,
    forgetOldTranscripts: (tx: Tx) => forgetOldTranscripts(context, tx),
    removeBlob: (tenantId: TenantId, body: Parameters<typeof removeBlob>[2]) =>
      removeBlob(context, tenantId, body),
  };
}

function bind<Input, Output>(
  context: Context,
  useCase: (context: Context, tx: Tx, input: Input) => Output,
): (tx: Tx, input: Input) => Output {
  return (tx, input) => useCase(context, tx, input);
}
