import type { Say, TextKey } from '../text/catalog.ts';
import type { Language } from '../text/choose-language.ts';
import { sayIn, type SayOf } from '../text/say.ts';
import { identityDe, identityEn } from './identity-words.ts';

/** What is said in a call only, in both languages; the widget does not load it before. */
const de = {
  callRecorded: 'Der Anruf wird {kept}.',
  callRecording: 'Aufzeichnung',
  callRecordingAsked: 'Darf der Anruf {kept} werden? Sie sprechen auch ohne mit uns.',
  callRecordingYes: 'Ja, gern',
  callRecordingNo: 'Nein',
  callRecordingPaused: 'Die Aufzeichnung ist unterbrochen.',
  callCameraOn: 'Kamera an',
  callCameraOff: 'Kamera aus',
  callCameraMissing: 'Die Kamera lässt sich nicht nutzen.',
  callScreenOn: 'Bildschirm teilen',
  callScreenOff: 'Nicht mehr teilen',
  callScreenMissing: 'Der Bildschirm kann nicht geteilt werden.',
  callOwnScreen: 'Ihr Bildschirm, wie er gesehen wird',
  callOwnPicture: 'Ihr eigenes Bild',
  callPicture: 'Bild von {name}',
  callWaiting: 'Gleich spricht jemand mit Ihnen. Sie hören Musik.',
  callWith: 'Sie sprechen mit {names}.',
  callHeld: 'Einen Moment bitte. Sie hören Musik.',
  callMuted: 'Ihr Mikrofon ist aus.',
  callPoor: 'Die Verbindung ist schlecht.',
  callLost: 'Verbindung unterbrochen. Sie werden wieder verbunden.',
  callElsewhere: 'Sie sprechen in einem anderen Fenster.',
  callOver: 'Anruf beendet.',
  callMicrophoneRefused:
    'Der Browser gibt das Mikrofon nicht frei. Erlauben Sie es neben der Adresse und treten Sie dann bei.',
  callMicrophoneMissing: 'Es wurde kein Mikrofon gefunden.',
  callSoundOn: 'Ton einschalten',
  callMute: 'Mikrofon aus',
  callUnmute: 'Mikrofon an',
  ...identityDe,
} as const;

const en: Record<keyof typeof de, string> = {
  callRecorded: 'The call is {kept}.',
  callRecording: 'Recording',
  callRecordingAsked: 'May the call be {kept}? We talk with you either way.',
  callRecordingYes: 'Yes',
  callRecordingNo: 'No',
  callRecordingPaused: 'Recording is paused.',
  callCameraOn: 'Camera on',
  callCameraOff: 'Camera off',
  callCameraMissing: 'The camera cannot be used.',
  callScreenOn: 'Share screen',
  callScreenOff: 'Stop sharing',
  callScreenMissing: 'The screen cannot be shared.',
  callOwnScreen: 'Your screen, as it is seen',
  callOwnPicture: 'Your own picture',
  callPicture: 'Picture of {name}',
  callWaiting: 'Somebody will speak with you shortly. You hear music.',
  callWith: 'You are talking to {names}.',
  callHeld: 'One moment, please. You hear music.',
  callMuted: 'Your microphone is off.',
  callPoor: 'The line is poor.',
  callLost: 'Connection interrupted. You will be connected again.',
  callElsewhere: 'You are talking in another window.',
  callOver: 'Call ended.',
  callMicrophoneRefused:
    'The browser does not give us the microphone. Allow it beside the address, then join.',
  callMicrophoneMissing: 'No microphone was found.',
  callSoundOn: 'Turn sound on',
  callMute: 'Mute',
  callUnmute: 'Unmute',
  ...identityEn,
};

export type CallTextKey = keyof typeof de;
export type CallSay = SayOf<TextKey | CallTextKey>;

const SAY: Record<Language, SayOf<CallTextKey>> = { de: sayIn(de), en: sayIn(en) };

/** Says what is said in a call, and what the widget around it says. */
export function callSay(language: Language, say: Say): CallSay {
  return (key, facts) => (isOfCalls(key) ? SAY[language](key, facts) : say(key, facts));
}

function isOfCalls(key: TextKey | CallTextKey): key is CallTextKey {
  return Object.hasOwn(de, key);
}
