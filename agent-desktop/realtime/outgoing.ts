import type { Problem } from '@zentrale/protocol/errors';
import type { AttachmentView } from '@zentrale/protocol/views';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { sendCommand } from './desk.ts';

/** A message of ours that the server has not confirmed yet. */
export interface OutgoingMessage {
  /** The command's id; comes back as the message's `clientId`. */
  readonly clientId: string;
  readonly conversationId: string;
  readonly visibility: 'public' | 'internal';
  readonly consultId: string | null;
  readonly text: string;
  readonly attachments: readonly AttachmentView[];
  /** This browser's clock. */
  readonly askedAt: number;
  readonly problem: Problem | null;
}

/** Kept over a reload of this tab, so that a message written offline is still sent. */
export const useOutgoing = create(
  persist(() => ({ messages: [] as readonly OutgoingMessage[] }), {
    name: 'zentrale.outgoing',
    storage: createJSONStorage(() => sessionStorage),
  }),
);

function replace(clientId: string, next: OutgoingMessage | null): void {
  useOutgoing.setState(({ messages }) => ({
    messages: messages.flatMap((message) => {
      if (message.clientId !== clientId) return [message];
      return next === null ? [] : [next];
    }),
  }));
}

async function deliver(message: OutgoingMessage): Promise<void> {
  const outcome = await sendCommand(
    'send-message',
    {
      conversationId: message.conversationId,
      visibility: message.visibility,
      ...(message.consultId === null ? {} : { consultId: message.consultId }),
      text: message.text,
      attachmentIds: message.attachments.map(({ attachmentId }) => attachmentId),
    },
    message.clientId,
  );
  // A confirmed message arrives by frame; it replaces the waiting line by its client id.
  replace(message.clientId, outcome.ok ? null : { ...message, problem: outcome.problem });
}

export function sendMessage(
  message: Pick<
    OutgoingMessage,
    'conversationId' | 'visibility' | 'consultId' | 'text' | 'attachments'
  >,
): void {
  const outgoing: OutgoingMessage = {
    ...message,
    clientId: crypto.randomUUID(),
    askedAt: Date.now(),
    problem: null,
  };
  useOutgoing.setState(({ messages }) => ({ messages: [...messages, outgoing] }));
  void deliver(outgoing);
}

/** A refused message goes out again under a new id; the refusal was the old id's final answer. */
export function sendAgain(message: OutgoingMessage): void {
  replace(message.clientId, null);
  sendMessage(message);
}

export function discardOutgoing(clientId: string): void {
  replace(clientId, null);
}

/** Once after start: what a reload interrupted is sent under the id it had. */
export function resumeOutgoing(): void {
  for (const message of useOutgoing.getState().messages) {
    if (message.problem === null) void deliver(message);
  }
}
