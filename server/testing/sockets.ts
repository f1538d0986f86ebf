import { io, type Socket } from 'socket.io-client';
import type { Caller } from './caller.ts';
import type { OpenCentre } from './open-centre.ts';

interface SocketSettings {
  readonly headers?: Readonly<Record<string, string>>;
  readonly namespace?: 'desk' | 'chat';
  /** Of a chat. */
  readonly token?: string;
}

/** A desktop's or widget's socket; rejects with what the door said when it is not let in. */
export async function openSocket(
  { url }: OpenCentre,
  who: Pick<Caller, 'headers'>,
  { headers, namespace = 'desk', token }: SocketSettings = {},
): Promise<Socket> {
  const socket = io(`${url}/${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...who.headers, ...headers },
    ...(token === undefined ? {} : { auth: { token } }),
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  }).catch((failure: unknown) => {
    socket.disconnect();
    throw failure;
  });
  return socket;
}
