import { Connection } from './chat/connection.ts';

// The part that talks, loaded by the widget when there is a chat: most visitors never need it.
window.zentraleLive = { Connection };
