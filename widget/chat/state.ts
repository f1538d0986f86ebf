import type {
  AttachmentView,
  CallView,
  ChatView,
  CustomerIdentificationView,
  WidgetSettings,
} from '@zentrale/protocol';
import type { Softphone } from '@zentrale/softphone';
import type { Picture } from '@zentrale/softphone/media';
import type { Trouble } from './api.ts';
import type { Line } from './lines.ts';
import type { DrawCall } from './load-script.ts';

/** A file on its way into the next message. */
export interface Picked {
  readonly pickId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly state: 'uploading' | 'ready' | 'failed';
  readonly attachment: AttachmentView | null;
  /** A kind of the error registry, or `unreachable`. */
  readonly failure: string | null;
}

/** Everything the screen shows; replaced, never changed. */
export interface WidgetState {
  readonly settings: WidgetSettings | null;
  readonly phase: 'form' | 'chat';
  readonly isOpen: boolean;
  readonly language: 'de' | 'en';
  readonly isStarting: boolean;
  readonly startTrouble: Trouble | null;
  /** Why the form is shown again although a chat was there. */
  readonly isExpired: boolean;
  /** Null until the first snapshot of a chat has come. */
  readonly chat: ChatView | null;
  /** Null while nobody speaks. */
  readonly call: CallView | null;
  readonly softphone: Softphone | null;
  /** Of whoever is seen in the call, oneself among them. */
  readonly pictures: readonly Picture[];
  /** Null until the part for calls has been loaded. */
  readonly drawCall: DrawCall | null;
  /** Null where nobody asks who the customer is. */
  readonly identification: CustomerIdentificationView | null;
  readonly lines: readonly Line[];
  readonly unreadCount: number;
  readonly typingName: string | null;
  /** The line has been down for longer than a blink. */
  readonly isBannerShown: boolean;
  readonly isEnding: boolean;
  readonly endTrouble: boolean;
  /** The wish to be answered later is on its way, or was not taken. */
  readonly isAskingLater: boolean;
  readonly laterTrouble: boolean;
  readonly picked: readonly Picked[];
  readonly isSoundOn: boolean;
}

export function initialState(language: 'de' | 'en', isSoundOn: boolean): WidgetState {
  return {
    settings: null,
    phase: 'form',
    isOpen: false,
    language,
    isStarting: false,
    startTrouble: null,
    isExpired: false,
    chat: null,
    call: null,
    softphone: null,
    pictures: [],
    drawCall: null,
    identification: null,
    lines: [],
    unreadCount: 0,
    typingName: null,
    isBannerShown: false,
    isEnding: false,
    endTrouble: false,
    isAskingLater: false,
    laterTrouble: false,
    picked: [],
    isSoundOn,
  };
}
