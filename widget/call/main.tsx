import { CallSession } from '@zentrale/softphone/session';
import { drawCall } from './draw-call.tsx';

// What belongs to calls only, loaded by the widget when there is one.
window.zentraleCall = { CallSession, drawCall };
