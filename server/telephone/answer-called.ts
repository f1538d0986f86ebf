import { askConsent, CONSENT_KEY } from '@zentrale/channels/adapters/voice-twilio/twiml.ts';
import type { VoiceWebhook } from '@zentrale/channels/adapters/voice-twilio/webhook.ts';
import { answerRecording, type Locale } from '@zentrale/channels';
import type { Account, LiveCall } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';
import { VOICE_PATH } from './addresses.ts';
import { keptCall, whatNext } from './after-stream.ts';
import { languageOf } from './language-of.ts';

interface AnsweredPlace {
  readonly language?: Locale | undefined;
  /** Ours, that we began. */
  readonly call?: string | undefined;
  /** How often she was asked; the key is then her answer. */
  readonly asked: number;
}

/**
 * What whoever takes up our call meets: where she has to agree, she is asked by key whether it may
 * be recorded; then she is connected. Her first answer stands, however often it is told.
 */
export async function answerCalled(
  centre: Centre,
  line: Account,
  webhook: VoiceWebhook,
  place: AnsweredPlace,
): Promise<string> {
  const { store, channels, calls } = centre;
  const { tenantId, name: lineName } = line;
  const { call, asked } = place;
  const { kept, conversation } = await store.transact(tenantId, async (tx) => {
    const kept = await keptCall(centre, tx, line, webhook.providerCallId, call);
    const conversation = kept && (await channels.conversation(tx, kept.conversationId));
    return { kept, conversation };
  });
  const language = place.language ?? languageOf(line, conversation);
  const live = kept && calls.find(tenantId, kept.callId);
  const recording = live?.call.recording;
  if (live !== null && recording?.state === 'asked') {
    if (asked === 0) {
      await live.expectTelephone(conversation?.customerName ?? '', null);
      const query = new URLSearchParams({ call: live.call.callId, language, asked: '1' });
      const action = `${VOICE_PATH}/answered?${query.toString()}`;
      return askConsent({ language, lineName, isOutgoing: true, keeps: recording.keeps, action });
    }
    await settle(centre, live, webhook.digits === CONSENT_KEY);
  }
  return whatNext(centre, line, webhook, { language, call });
}

/** Who says neither yes nor no is not recorded either; the agent reads it in the conversation. */
async function settle(
  { store, channels }: Centre,
  live: LiveCall,
  isGranted: boolean,
): Promise<void> {
  const answered = await live.change((call) => answerRecording(call, isGranted));
  if (!answered.ok || isGranted) return;
  const { conversationId } = live.call;
  const note = { code: 'call-not-recorded', facts: {} } as const;
  await store.transact(live.tenantId, (tx) =>
    channels.note(tx, { conversationId, note, visibility: 'internal' }),
  );
}
