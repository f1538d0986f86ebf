import twilio from 'twilio';
import type { Locale, RecordingKeeps } from '../../core/index.ts';
import { otherLanguage, PHRASES, SPOKEN, type Phrases } from './phrases.ts';

const { VoiceResponse } = twilio.twiml;
type VoiceResponse = InstanceType<typeof VoiceResponse>;

/** Sentences that end a call, each for a reason of its own. */
export type Ending = Extract<
  keyof Phrases,
  'callbackNoted' | 'unavailable' | 'closed' | 'full' | 'tookTooLong' | 'goodbye'
>;

export const OTHER_LANGUAGE_KEY = 9;
/** Keys 1 to 8. */
export const TOPIC_COUNT_MAX = 8;
const ANSWER_SECONDS = 6;

/** Greets and has the caller choose by key; without a key `action` is asked all the same. */
export function menu(about: {
  readonly language: Locale;
  readonly lineName: string;
  /** In the order of their keys, from 1. */
  readonly topicNames: readonly string[];
  readonly isGreeted: boolean;
  readonly action: string;
}): string {
  const { language, topicNames, action } = about;
  const phrases = PHRASES[language];
  const response = new VoiceResponse();
  const gather = gatherKey(response, action);
  const spoken = { language: SPOKEN[language] };
  if (!about.isGreeted) gather.say(spoken, phrases.welcome(about.lineName));
  for (const [index, name] of topicNames.slice(0, TOPIC_COUNT_MAX).entries()) {
    gather.say(spoken, phrases.key(name, index + 1));
  }
  const other = { language: SPOKEN[otherLanguage(language)] };
  gather.say(other, phrases.otherLanguage(OTHER_LANGUAGE_KEY));
  return response.toString();
}

export const CONSENT_KEY = '1';

/** Asks whether the call may be recorded; no key is a no. */
export function askConsent(about: {
  readonly language: Locale;
  /** `null`: the caller has been greeted. */
  readonly lineName: string | null;
  readonly keeps: RecordingKeeps;
  readonly action: string;
}): string {
  const { language, lineName, keeps, action } = about;
  const response = new VoiceResponse();
  const gather = gatherKey(response, action);
  const spoken = { language: SPOKEN[language] };
  if (lineName !== null) gather.say(spoken, PHRASES[language].welcome(lineName));
  gather.say(spoken, PHRASES[language].mayRecord[keeps]);
  return response.toString();
}

/**
 * Connects the call with the centre's media stream, which lasts until one of us closes it. Then
 * the provider asks `nextUrl` what to do.
 */
export function connect(about: {
  readonly language: Locale;
  /** Said before; `null`: nothing is, the call goes on after a loss. */
  readonly greeting: {
    readonly lineName: string | null;
    readonly waitMinutes: number | null;
    readonly offersCallback: boolean;
    /** What is kept of the call without the caller having been asked: she is told. */
    readonly tellsRecording: RecordingKeeps | null;
  } | null;
  readonly streamUrl: string;
  readonly streamKey: string;
  readonly nextUrl: string;
}): string {
  const { language, greeting } = about;
  const phrases = PHRASES[language];
  const response = new VoiceResponse();
  if (greeting !== null) {
    const spoken = { language: SPOKEN[language] };
    if (greeting.lineName !== null) response.say(spoken, phrases.welcome(greeting.lineName));
    const { tellsRecording } = greeting;
    if (tellsRecording !== null) response.say(spoken, phrases.recorded[tellsRecording]);
    response.say(spoken, phrases.wait(greeting.waitMinutes));
    if (greeting.offersCallback) response.say(spoken, phrases.offerCallback);
  }
  const stream = response.connect().stream({ url: about.streamUrl });
  stream.parameter({ name: 'key', value: about.streamKey });
  response.redirect({ method: 'POST' }, about.nextUrl);
  return response.toString();
}

/** Listens for a key while it speaks and a while after; then `action` is asked, key or no key. */
function gatherKey(response: VoiceResponse, action: string) {
  return response.gather({
    input: ['dtmf'],
    numDigits: 1,
    timeout: ANSWER_SECONDS,
    action,
    actionOnEmptyResult: true,
  });
}

/** Says why, and hangs up. */
export function hangUp(language: Locale, ending: Ending): string {
  const response = new VoiceResponse();
  response.say({ language: SPOKEN[language] }, PHRASES[language][ending]);
  response.hangup();
  return response.toString();
}
