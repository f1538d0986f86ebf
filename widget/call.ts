import { CallSession } from '@zentrale/softphone/session';

// The part that speaks, loaded by the widget when there is a call.
window.zentraleCall = { CallSession };
