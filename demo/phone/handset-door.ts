import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '@zentrale/kernel/ports';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import type { SmsAccount } from './carrier.ts';
import { NUMBER } from './sms.ts';
import type { PlacedCall, Switchboard } from './switchboard.ts';
import { Telephone } from './telephone.ts';

const PATH = '/phone/call';
const FRAME_BYTES = 160;
const SILENCE = new Uint8Array(FRAME_BYTES).fill(0xff);
/** What the microphone is ahead of the line; more is old. */
const AHEAD_FRAMES_MAX = 10;
const MESSAGE_BYTES_MAX = 4_000;
const CALL_COUNT_MAX = 20;
/** How long a sentence takes. */
const MS_PER_LETTER = 60;

const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('press'), key: z.string().regex(/^[0-9*#]$/) }),
  z.strictObject({ act: z.literal('hang-up') }),
]);

export interface Line {
  readonly account: SmsAccount;
  readonly switchboard: Switchboard;
  readonly zentraleUrl: string;
  readonly log: Log;
}

/**
 * Where a page's handset is plugged in: sound both ways as frames of mu-law, keys and hanging up as
 * JSON, and what the provider's voice says as text. One socket is one call.
 */
export function openHandsetDoor(server: Server, line: Line): { close(): void } {
  const door = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_BYTES_MAX,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const wanted = wantedBy(request);
    const isForeign = request.headers.origin !== undefined && !isOwnPage(request);
    if (wanted === null || isForeign || door.clients.size >= CALL_COUNT_MAX) {
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
      return;
    }
    const answered = wanted.isAnswering ? line.switchboard.answer(wanted.number) : null;
    if (wanted.isAnswering && answered === null) {
      socket.end('HTTP/1.1 409 Conflict\r\nconnection: close\r\n\r\n');
      return;
    }
    door.handleUpgrade(request, socket, head, (opened) =>
      call(line, wanted.number, answered, opened),
    );
  });
  return {
    close() {
      for (const open of door.clients) open.terminate();
      door.close();
    },
  };
}

/** The telephone's number in the address; `null` where there is none. */
function wantedBy({ url = '/' }: IncomingMessage): { number: string; isAnswering: boolean } | null {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const number = searchParams.get('number') ?? '';
  if (pathname !== PATH || !NUMBER.test(number)) return null;
  return { number, isAnswering: searchParams.has('answer') };
}

function isOwnPage({ headers }: IncomingMessage): boolean {
  return URL.canParse(headers.origin ?? '') && new URL(headers.origin ?? '').host === headers.host;
}

function call(
  { account, switchboard, zentraleUrl, log }: Line,
  number: string,
  answered: PlacedCall | null,
  socket: WebSocket,
): void {
  const tell = (message: object) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  let spoken: () => void = () => {};
  const telephone = new Telephone({
    account,
    zentraleUrl,
    ...(answered === null
      ? { from: number, to: account.fromNumber }
      : {
          from: account.fromNumber,
          to: number,
          answers: { callSid: answered.callSid, url: answered.answeredUrl },
        }),
    sayAloud: (text, language) => {
      tell({ says: text, language });
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, text.length * MS_PER_LETTER);
        spoken = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    onPlayed: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame);
    },
  });
  const ahead: Uint8Array[] = [];
  telephone.speak(() => ahead.shift() ?? SILENCE);
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      if (data.length === FRAME_BYTES) ahead.push(Uint8Array.from(data));
      if (ahead.length > AHEAD_FRAMES_MAX) ahead.shift();
      return;
    }
    const act = readAct(data.toString());
    if (act?.act === 'press') {
      telephone.press(act.key);
      spoken();
    }
    if (act?.act === 'hang-up') socket.close();
  });
  socket.on('close', () => {
    spoken();
    if (telephone.state !== 'over') void telephone.hangUp().catch(() => undefined);
  });
  switchboard
    .carry(telephone)
    .catch((failure: unknown) => log.warn('demo.call-failed', { failure }))
    .finally(() => socket.close());
}

function readAct(text: string): z.output<typeof Act> | null {
  try {
    return Act.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
