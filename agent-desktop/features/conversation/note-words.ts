import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SystemNote } from '@zentrale/protocol/views';

/** What a note is about, with general words where the note is silent. */
export interface NoteFacts {
  /** `null` where the note has nothing under the name. */
  readonly fact: (name: string) => string | null;
  /** An instant as the reader writes it. */
  readonly time: (name: string) => string | null;
  readonly person: string;
  readonly queue: string;
}

type Words = (about: NoteFacts) => MessageDescriptor;

const callbackPromised: Words = ({ time }) => {
  const starts = time('startsAt');
  return starts
    ? msg`The customer is to hear from us from ${starts} on`
    : msg`The customer has left and is to hear from us`;
};

/** The server's lines; a code without words does not compile. */
export const NOTE_WORDS: Readonly<Record<SystemNote['code'], Words>> = {
  'conversation-started': () => msg`Conversation started`,
  queued: ({ queue }) => msg`Waiting in ${queue}`,
  'agent-joined': ({ person }) => msg`${person} took over`,
  'agent-left': ({ person }) => msg`${person} left`,
  'expert-joined': ({ person }) => msg`${person} joined as an expert`,
  'expert-left': ({ person }) => msg`${person} (expert) left`,
  'supervisor-joined': ({ person }) => msg`${person} (supervisor) joined`,
  'supervisor-left': ({ person }) => msg`${person} (supervisor) left`,
  'call-started': ({ fact }) =>
    fact('line') === 'telephone'
      ? msg`Telephone call`
      : fact('media') === 'video'
        ? msg`Video call started`
        : msg`Call started`,
  'call-not-recorded': () => msg`Not recorded: the customer did not agree`,
  'call-answered': ({ person }) => msg`${person} answered the call`,
  'call-connection-lost': ({ fact, person }) =>
    fact('who') === 'customer'
      ? msg`The customer's connection to the call was lost`
      : msg`${person} lost the connection to the call`,
  'call-connection-back': ({ fact, person }) =>
    fact('who') === 'customer'
      ? msg`The customer is back in the call`
      : msg`${person} is back in the call`,
  'call-ended': ({ fact }) => {
    if (fact('reason') === 'not-reached') return msg`The customer was not reached`;
    const talked = fact('talked');
    return talked ? msg`Call ended after ${talked}` : msg`Call ended`;
  },
  'keys-pressed': ({ fact }) => {
    const keys = fact('keys') ?? '';
    return msg`The caller pressed ${keys}`;
  },
  'transcript-interrupted': () =>
    msg`The transcript is interrupted: words are missing from here on`,
  'transcript-resumed': () => msg`The transcript goes on`,
  transferred: ({ fact, queue }) => {
    const to = fact('to') ?? queue;
    const note = fact('note');
    return note ? msg`Transferred to ${to}: ${note}` : msg`Transferred to ${to}`;
  },
  'customer-left': () => msg`The customer left the page`,
  'customer-returned': () => msg`The customer is back`,
  'conversation-closed': () => msg`Conversation closed`,
  'alarm-raised': ({ fact }) => {
    const condition = fact('condition');
    return condition ? msg`Alarm raised: ${condition}` : msg`Alarm raised`;
  },
  'alarm-cleared': () => msg`Alarm cleared`,
  'consult-requested': ({ fact, person }) => {
    const expert = fact('expert') ?? person;
    return msg`Asked ${expert} for help`;
  },
  'consult-declined': ({ fact, person: expert }) => {
    const reason = fact('reason');
    return reason ? msg`${expert} declined to help: ${reason}` : msg`${expert} declined to help`;
  },
  held: ({ person }) => msg`${person} asked the customer to wait a moment`,
  retrieved: ({ person }) => msg`${person} is back`,
  parked: ({ person, time }) => {
    const until = time('wakesAt');
    return until
      ? msg`${person} parked this until ${until} at the latest`
      : msg`${person} parked this`;
  },
  'taken-up-again': ({ person }) => msg`${person} took this up again`,
  reopened: ({ person }) => msg`${person} reopened this`,
  overflowed: ({ queue }) => msg`Passed on to ${queue}, where somebody may be free sooner`,
  'queue-closed': ({ queue, time }) => {
    const opens = time('opensAt');
    return opens ? msg`${queue} was closed; it opens ${opens}` : msg`${queue} was closed`;
  },
  'queue-full': ({ queue }) => msg`${queue} was full`,
  'wait-expired': () => msg`Nobody became free in time`,
  'callback-requested': callbackPromised,
  'callback-scheduled': callbackPromised,
  'colleague-consulted': ({ fact, person }) => {
    const agent = fact('agent');
    return agent ? msg`${agent} consulted ${person}` : msg`${person} was consulted`;
  },
  'colleague-joined': ({ person }) => msg`${person} joined`,
  'colleague-left': ({ person }) => msg`${person} left`,
};
