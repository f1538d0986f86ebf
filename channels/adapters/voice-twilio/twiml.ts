import twilio from 'twilio';
import type { Locale, RecordingKeeps } from '../../core/index.ts';
import { otherLanguage, PHRASES, SPOKEN, type Phrases } from './phrases.ts';

const { VoiceResponse } = twilio.twiml;
type VoiceResponse = InstanceType<typeof VoiceResponse>;

/** Sentences that end a call, each for a reason of its own. */
export type Ending = Extract<
  keyof Phrases,
  'callbackNoted' | 'messageKept' | 'unavailable' | 'closed' | 'full' | 'tookTooLong' | 'goodbye'
>;

export const OTHER_LANGUAGE_KEY = 9;
/** Keys 1 to 8. */
export const TOPIC_COUNT_MAX = 8;
const ANSWER_SECONDS = 6;
const HINT_LENGTH_MAX = 100;

/** Greets and has the caller choose by key or words; without either `action` is asked as well. */
export function menu(about: {
  readonly language: Locale;
  readonly lineName: string;
  /** In the order of their keys, from 1. */
  readonly topicNames: readonly string[];
  readonly isGreeted: boolean;
  readonly action: string;
}): string {
  const { language, action } = about;
  const offered = about.topicNames.slice(0, TOPIC_COUNT_MAX);
  const phrases = PHRASES[language];
  const response = new VoiceResponse();
  const gather = response.gather({
    ...answer(action),
    input: ['dtmf', 'speech'],
    language: SPOKEN[language],
    speechTimeout: 'auto',
    // Words that are likely; at most 500 of them, a hundred letters each.
    hints: offered.map((name) => name.slice(0, HINT_LENGTH_MAX)).join(', '),
  });
  const spoken = { language: SPOKEN[language] };
  if (!about.isGreeted) gather.say(spoken, phrases.welcome(about.lineName));
  for (const [index, name] of offered.entries()) {
    gather.say(spoken, phrases.key(name, index + 1));
  }
  gather.say(spoken, phrases.orSay);
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
  /** We called: whoever answers hears who asks. */
  readonly isOutgoing: boolean;
  readonly keeps: RecordingKeeps;
  readonly action: string;
}): string {
  const { language, lineName, isOutgoing, keeps, action } = about;
  const { introduce, welcome, mayRecord } = PHRASES[language];
  const response = new VoiceResponse();
  const gather = response.gather({ ...answer(action), input: ['dtmf'] });
  const spoken = { language: SPOKEN[language] };
  const greet = isOutgoing ? introduce : welcome;
  if (lineName !== null) gather.say(spoken, greet(lineName));
  gather.say(spoken, mayRecord[keeps]);
  return response.toString();
}

/** What a caller is told of her wait. */
export interface ToldWait {
  /** From 1. */
  readonly place: number;
  /** `null`: too little is known. */
  readonly minutes: number | null;
  readonly offersCallback: boolean;
}

/** What is said before a stream. */
export interface Greeting {
  /** `null`: the caller has been greeted. */
  readonly lineName: string | null;
  /** `null`: there is nothing to say of waiting. */
  readonly wait: ToldWait | null;
  /** What is kept of the call without the caller having been asked: she is told. */
  readonly tellsRecording: RecordingKeeps | null;
}

/**
 * Connects the call with the centre's media stream, which lasts until one of us closes it. Then
 * the provider asks `nextUrl` what to do.
 */
export function connect(
  about: {
    readonly language: Locale;
    /** Said before; `null`: nothing is, the call goes on after a loss. */
    readonly greeting: Greeting | null;
  } & StreamAddresses,
): string {
  const { language, greeting } = about;
  const phrases = PHRASES[language];
  const response = new VoiceResponse();
  if (greeting !== null) {
    const spoken = { language: SPOKEN[language] };
    if (greeting.lineName !== null) response.say(spoken, phrases.welcome(greeting.lineName));
    const { tellsRecording, wait } = greeting;
    if (tellsRecording !== null) response.say(spoken, phrases.recorded[tellsRecording]);
    if (wait !== null) {
      response.say(spoken, phrases.place(wait.place));
      response.say(spoken, phrases.wait(wait.minutes));
      if (wait.offersCallback) response.say(spoken, phrases.offerCallback);
    }
  }
  openStream(response, about);
  return response.toString();
}

/** Says why nobody takes the call, and has the caller speak after the tone of a media stream. */
export function voicemail(
  about: { readonly language: Locale; readonly why: Ending } & StreamAddresses,
): string {
  const { language, why } = about;
  const response = new VoiceResponse();
  response.say({ language: SPOKEN[language] }, PHRASES[language][why]);
  response.say({ language: SPOKEN[language] }, PHRASES[language].leaveMessage);
  openStream(response, about);
  return response.toString();
}

interface StreamAddresses {
  readonly streamUrl: string;
  readonly streamKey: string;
  /** Asked when the stream is over. */
  readonly nextUrl: string;
}

function openStream(response: VoiceResponse, about: StreamAddresses): void {
  const stream = response.connect().stream({ url: about.streamUrl });
  stream.parameter({ name: 'key', value: about.streamKey });
  response.redirect({ method: 'POST' }, about.nextUrl);
}

/** Listens for a key while it speaks and a while after; then `action` is asked, key or no key. */
function answer(action: string) {
  return { numDigits: 1, timeout: ANSWER_SECONDS, action, actionOnEmptyResult: true };
}

/** Says why, and hangs up. */
export function hangUp(language: Locale, ending: Ending): string {
  const response = new VoiceResponse();
  response.say({ language: SPOKEN[language] }, PHRASES[language][ending]);
  response.hangup();
  return response.toString();
}
