import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { ErrorKindName, Problem } from '@zentrale/protocol/errors';

/** Every refusal in words that say what to do; a new kind does not compile until it has words. */
const WORDS: Record<ErrorKindName | 'network.unreachable', MessageDescriptor> = {
  'network.unreachable': msg`The server cannot be reached. Check your connection and try again.`,
  'request.invalid': msg`Something in this form is not right.`,
  'request.malformed': msg`The server could not read this request. Reload the page and try again.`,
  'request.too-large': msg`This is larger than the server accepts.`,
  'request.unsupported-media': msg`This kind of content is not accepted here.`,
  'request.rate-limited': msg`That was too fast. Wait a moment and try again.`,
  'sign-in.required': msg`Your session has ended. Sign in again.`,
  'sign-in.failed': msg`E-mail address or password is wrong.`,
  'role.forbidden': msg`Your role does not allow this. Ask an administrator if you need it.`,
  'origin.forbidden': msg`Requests from this address are not accepted.`,
  'signature.invalid': msg`The signature is missing or wrong.`,
  'not-found': msg`This does not exist, or no longer.`,
  'command.unknown': msg`The server does not know this action. Reload the page.`,
  'command.conflict': msg`This action was used for something else already. Try again.`,
  'store.unavailable': msg`The data store cannot be reached just now. Try again in a moment.`,
  'server.draining': msg`The server is restarting. It goes on in a moment.`,
  'server.starting': msg`The server is starting. It goes on in a moment.`,
  'server.bug': msg`Something went wrong on our side. It has been recorded.`,
  'agent.unknown': msg`This agent does not exist any more.`,
  'agent.not-connected': msg`This agent is not connected. Choose somebody else.`,
  'agent.no-capacity': msg`There is no capacity left for this channel.`,
  'agent.same': msg`The interaction is with this agent already.`,
  'queue.unknown': msg`This queue does not exist any more.`,
  'queue.full': msg`The queue is full. Choose another one.`,
  'queue.closed': msg`The queue is closed. Choose another one.`,
  'callback.not-offered': msg`This queue offers no callbacks.`,
  'queue.not-served': msg`You do not serve this queue.`,
  'skill.unknown': msg`This skill does not exist any more.`,
  'interaction.unknown': msg`This interaction does not exist any more.`,
  'interaction.duplicate': msg`This interaction is being routed already.`,
  'interaction.wrong-state': msg`The interaction has moved on; this is no longer possible.`,
  'interaction.not-yours': msg`This interaction is with somebody else now.`,
  'party.unknown': msg`This colleague does not take part any more.`,
  'party.already': msg`This colleague takes part already, or has just been asked.`,
  'offer.unknown': msg`This offer does not exist any more.`,
  'offer.not-yours': msg`This offer was made to somebody else.`,
  'offer.over': msg`This offer is over. The work went to somebody else or the customer left.`,
  'reason.unknown': msg`This reason does not exist any more. Choose another one.`,
  'disposition.unknown': msg`This disposition does not exist any more. Choose another one.`,
  'supervision.none': msg`You do not take part in this interaction in a way that allows this.`,
  'alert.none': msg`This alert is over already.`,
  'limit.reached': msg`A limit is reached; nothing was changed.`,
  'conversation.unknown': msg`This conversation does not exist any more.`,
  'conversation.closed': msg`The conversation is closed; nothing can be sent.`,
  'message.empty': msg`Write something or attach a file first.`,
  'message.too-long': msg`The message is longer than this channel carries. Shorten it.`,
  'attachment.unknown': msg`This file does not exist any more.`,
  'attachment.too-large': msg`The file is too large.`,
  'attachment.forbidden-kind': msg`Files of this kind are not accepted.`,
  'channel.no-attachments': msg`This channel does not carry files.`,
  'channel.no-reply-address': msg`There is nobody to answer to.`,
  'channel.opted-out': msg`The customer does not want messages on this channel.`,
  'consult.unknown': msg`This consultation does not exist any more.`,
  'consult.wrong-state': msg`The consultation has moved on; this is no longer possible.`,
  'consult.not-yours': msg`You do not take part in this consultation.`,
  'expert.unavailable': msg`The expert is not available now. Choose somebody else.`,
  'channel.address-taken': msg`This address belongs to another channel already.`,
  'password.unfit': msg`This password is too weak or too long.`,
  'person.email-taken': msg`Somebody else has this e-mail address already.`,
  'person.unknown': msg`This person does not exist any more.`,
  'customer.has-open-work': msg`Something is still open with this customer.`,
  'customer.is-device': msg`A device is not a person: it has no personal data to erase.`,
  'customer.unknown': msg`This customer does not exist any more.`,
  'merge.unknown': msg`This merge does not exist.`,
  'merge.already-undone': msg`This merge was undone before.`,
  'consent.missing': msg`The customer has not agreed to this.`,
  'article.unknown': msg`This article does not exist any more.`,
  'hint.unknown': msg`This hint is out of date.`,
  'device.unknown': msg`This device does not exist any more.`,
};

/** The words for a problem in the reader's language; unknown kinds read as a fault of ours. */
export function useProblemWords(): (problem: Problem) => string {
  const { i18n } = useLingui();
  return (problem) => {
    const words = (WORDS as Record<string, MessageDescriptor>)[problem.kind];
    return i18n._(words ?? WORDS['server.bug']);
  };
}
