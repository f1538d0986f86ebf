import {
  askConsent,
  connect,
  CONSENT_KEY,
  hangUp,
  menu,
  OTHER_LANGUAGE_KEY,
  TOPIC_COUNT_MAX,
} from '@zentrale/channels/adapters/voice-twilio/twiml.ts';
import { otherLanguage } from '@zentrale/channels/adapters/voice-twilio/phrases.ts';
import type { VoiceWebhook } from '@zentrale/channels/adapters/voice-twilio/webhook.ts';
import type { Locale } from '@zentrale/channels';
import type { Account, ChatTopic } from '@zentrale/channels/app';
import { asId, type QueueId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { receiveTelephoneCall } from '../policies/receive-telephone-call.ts';
import { spokenTopic } from './spoken-topic.ts';
import { addressesOf, VOICE_PATH } from './addresses.ts';
import { waitOfNext } from './told-wait.ts';

/** Who presses nothing is asked once more, and then connected by the first topic. */
const ASKED_MAX = 2;

/** Where the caller stands in the menu. */
interface MenuPlace {
  readonly language?: Locale | undefined;
  readonly asked: number;
  /** Chosen before; the key now says whether the call may be recorded. */
  readonly topic?: string | undefined;
}

/** What a caller hears first: the menu where there is something to choose, then the wait. */
export async function answerCaller(
  centre: Centre,
  line: Account,
  webhook: VoiceWebhook,
  place: MenuPlace,
): Promise<string> {
  const language = place.language ?? line.settings.language ?? 'de';
  const topics = (line.settings.topics ?? []).slice(0, TOPIC_COUNT_MAX);
  if (topics[0] === undefined || !centre.calls.mediaOffered().includes('voice')) {
    return hangUp(language, 'unavailable');
  }
  const asked = topics.find(({ topicId }) => topicId === place.topic);
  if (asked !== undefined) {
    const hasConsent = webhook.digits === CONSENT_KEY;
    return connectCaller(centre, line, webhook, { topic: asked, language, hasConsent });
  }
  const said = spokenTopic(webhook.words, topics, language);
  const chosen = said ?? choiceOf(webhook.digits, topics, place);
  if (chosen === 'ask') return ask(line, topics, language, place.asked + 1);
  if (chosen === 'other-language') return ask(line, topics, otherLanguage(language), 1);
  const lineName = place.asked === 0 ? line.name : null;
  const rule = await recordingRuleOf(centre, line, chosen);
  if (rule?.mode === 'consent') {
    const { keeps } = rule;
    const query = new URLSearchParams({ language, topic: chosen.topicId }).toString();
    const action = `${VOICE_PATH}?${query}`;
    return askConsent({ language, lineName, isOutgoing: false, keeps, action });
  }
  const about = { topic: chosen, language, hasConsent: false, lineName };
  return connectCaller(centre, line, webhook, about);
}

function choiceOf(
  digits: string,
  topics: readonly ChatTopic[],
  { asked }: MenuPlace,
): ChatTopic | 'ask' | 'other-language' {
  if (digits === String(OTHER_LANGUAGE_KEY)) return 'other-language';
  const chosen = topics[Number(digits) - 1];
  if (chosen !== undefined) return chosen;
  const [only] = topics;
  const isAskedEnough = topics.length === 1 || asked >= ASKED_MAX;
  return only !== undefined && isAskedEnough ? only : 'ask';
}

function ask(line: Account, topics: readonly ChatTopic[], language: Locale, asked: number): string {
  return menu({
    language,
    lineName: line.name,
    topicNames: topics.map(({ nameDe, nameEn }) => (language === 'de' ? nameDe : nameEn)),
    isGreeted: asked > 1,
    action: `${VOICE_PATH}?language=${language}&asked=${asked}`,
  });
}

async function connectCaller(
  centre: Centre,
  line: Account,
  { providerCallId, callerNumber }: VoiceWebhook,
  about: {
    readonly topic: ChatTopic;
    readonly language: Locale;
    readonly hasConsent: boolean;
    /** `null`: the caller has been greeted. */
    readonly lineName?: string | null;
  },
): Promise<string> {
  const { topic, language, hasConsent } = about;
  const incoming = { providerCallId, callerNumber, topic, language, hasConsent };
  // Before the call is in its queue: whoever is free may have been offered it a moment later.
  const { state } = await centre.routing.open(line.tenantId);
  const wait = waitOfNext(state, asId<QueueId>(topic.queueId), centre.clock.now());
  const received = await receiveTelephoneCall(centre, line, incoming);
  if (!received.ok) {
    return hangUp(language, received.refusal.kind === 'call.over' ? 'goodbye' : 'unavailable');
  }
  const rule = await recordingRuleOf(centre, line, topic);
  return connect({
    language,
    greeting: {
      lineName: about.lineName ?? null,
      wait,
      tellsRecording: rule?.mode === 'announced' ? rule.keeps : null,
    },
    streamKey: received.value.streamKey,
    ...addressesOf(centre, language),
  });
}

/** Whether calls about the topic are recorded, and on what ground. */
function recordingRuleOf(centre: Centre, { tenantId }: Account, { queueId }: ChatTopic) {
  return centre.store.transact(tenantId, (tx) => centre.recordings.ruleFor(tx, queueId));
}
