/**
 * Every way to say no, once. Names are never reused or renamed: metrics, screens and clients
 * depend on them. `status` is the HTTP status; `retry` tells whether the same request may succeed
 * later without change. The words for people are the desktop's and widget's, keyed by the kind.
 */
export interface ErrorKind {
  readonly status: number;
  readonly retry: boolean;
  /** One English sentence for logs and API users. */
  readonly title: string;
}

const no = (status: number, title: string, retry = false): ErrorKind => ({ status, retry, title });

export const ERROR_KINDS = {
  // Doors
  'request.invalid': no(400, 'The request does not fit its schema; `field` names the place.'),
  'request.malformed': no(400, 'The body is not valid JSON or form data.'),
  'request.too-large': no(413, 'The body is larger than this address accepts.'),
  'request.unsupported-media': no(415, 'This kind of content is not accepted here.'),
  'request.rate-limited': no(429, 'Too many requests; try again later.', true),
  'sign-in.required': no(401, 'Sign in first.'),
  'sign-in.failed': no(401, 'E-mail address or password is wrong.'),
  'role.forbidden': no(403, 'Your role does not allow this.'),
  'origin.forbidden': no(403, 'Requests from this origin are not accepted.'),
  'signature.invalid': no(403, 'The signature is missing or wrong.'),
  'not-found': no(404, 'There is no such thing here.'),
  'command.unknown': no(404, 'There is no such command.'),
  'command.conflict': no(409, 'This command id was used for another command.'),
  'store.unavailable': no(503, 'The store cannot be reached just now.', true),
  'server.starting': no(503, 'This process is not ready yet; try again.', true),
  'server.draining': no(503, 'This process is stopping; connect again.', true),
  'server.bug': no(500, 'Something is wrong on our side; it has been recorded.'),
  // Directory
  'person.unknown': no(404, 'No such person.'),
  'person.email-taken': no(409, 'Somebody signs in with this e-mail address already.'),
  'password.unfit': no(400, 'The password is too short or too long.'),
  // Routing
  'agent.unknown': no(404, 'No such agent.'),
  'agent.not-connected': no(409, 'The agent is not connected.'),
  'agent.no-capacity': no(409, 'The agent has no capacity left for this channel.'),
  'agent.same': no(409, 'The interaction is with that agent already.'),
  'queue.unknown': no(404, 'No such queue.'),
  'queue.full': no(409, 'The queue has reached its maximum length.'),
  'queue.closed': no(409, 'The queue is closed.', true),
  'callback.not-offered': no(409, 'This queue offers no callbacks.'),
  'queue.not-served': no(403, 'You do not serve this queue.'),
  'skill.unknown': no(404, 'No such skill.'),
  'interaction.unknown': no(404, 'No such interaction.'),
  'interaction.duplicate': no(409, 'This interaction is being routed already.'),
  'interaction.wrong-state': no(409, 'The interaction is not in a state that allows this.'),
  'interaction.not-yours': no(403, 'The interaction is not assigned to you.'),
  'party.unknown': no(404, 'This colleague does not take part.'),
  'party.already': no(409, 'This colleague takes part already, or was asked to.'),
  'offer.unknown': no(404, 'No such offer.'),
  'offer.not-yours': no(403, 'The offer was made to somebody else.'),
  'offer.over': no(409, 'The offer is over.'),
  'reason.unknown': no(409, 'No such reason.'),
  'disposition.unknown': no(409, 'No such disposition.'),
  'supervision.none': no(409, 'You do not supervise this interaction in a way that allows it.'),
  'alert.none': no(409, 'There is no such alert just now.'),
  // What-ifs
  'what-if.unknown': no(404, 'No such simulation; it may be over and forgotten.'),
  'what-if.not-understood': no(400, 'The change cannot be understood; `phrase` is the one.'),
  'what-if.empty-day': no(409, 'Nobody came on that day.'),
  'what-if.unknown-queue': no(404, 'That day had no such queue.'),
  'what-if.unknown-agent': no(404, 'Nobody of that name worked on that day.'),
  'what-if.unknown-channel': no(404, 'Nobody served such a channel on that day.'),
  'what-if.too-few-agents': no(409, 'So many agents did not work on that day.'),
  // Routing's settings
  'settings.conflict': no(409, 'Somebody else has changed this meanwhile.'),
  'settings.in-use': no(409, 'Something else still uses this; `by` names it.'),
  'settings.strands-work': no(409, 'Waiting work could then be served by nobody.', true),
  'settings.not-undoable': no(409, 'This change cannot be taken back here.'),
  'setting.unknown': no(404, 'No such change of a setting.'),
  'expression.syntax': no(400, 'The expression cannot be read; `at` and `length` name the place.'),
  'expression.too-long': no(400, 'The expression is too long, too deep or has too many parts.'),
  'expression.unknown-skill': no(409, 'The expression names a skill that does not exist.'),
  'calendar.unknown': no(404, 'No such calendar.'),
  'profile.unknown': no(404, 'No such routing profile.'),
  'time-zone.unknown': no(400, 'No such time zone.'),
  'limit.reached': no(409, 'A limit is reached; nothing was changed.'),
  // Channels
  'conversation.unknown': no(404, 'No such conversation.'),
  'conversation.closed': no(409, 'The conversation is closed.'),
  'message.empty': no(400, 'A message needs text or an attachment.'),
  'message.too-long': no(400, 'The message is longer than the channel carries.'),
  'attachment.unknown': no(404, 'No such attachment.'),
  'attachment.too-large': no(413, 'The file is larger than allowed.'),
  'attachment.forbidden-kind': no(415, 'Files of this kind are not accepted.'),
  'channel.no-attachments': no(409, 'This channel does not carry attachments.'),
  'channel.no-reply-address': no(409, 'There is nobody to answer to.'),
  'channel.address-taken': no(409, 'This address belongs to another account.'),
  'channel.opted-out': no(409, 'The customer does not want messages on this channel.'),
  'consult.unknown': no(404, 'No such consultation.'),
  'consult.wrong-state': no(409, 'The consultation is not in a state that allows this.'),
  'consult.not-yours': no(403, 'You do not take part in this consultation.'),
  'expert.unavailable': no(409, 'The expert is not available now.'),
  // Identification
  'identification.unknown': no(404, 'No such identification.'),
  'identification.forbidden': no(403, 'You may not read this identification.'),
  'identification.wrong-state': no(409, 'The identification is not in a state that allows this.'),
  'identification.wrong-step': no(409, 'This is not the step under way.'),
  'identification.no-video': no(409, 'There is no video call with the customer just now.'),
  'identification.photo-missing': no(409, 'The photograph of this step is missing.'),
  'identification.photo-unfit': no(415, 'The photograph is no JPEG of a fitting size.'),
  'identification.zone-invalid': no(409, 'The zone does not bear the customer out.'),
  'identification.words-missing': no(409, 'Say why.'),
  'identification.code-not-proven': no(409, 'The customer has not entered the code.'),
  'identification.code-wrong': no(409, 'This is not the code; `triesLeft` says how often yet.'),
  'identification.code-over': no(409, 'The code is no longer valid; ask for another one.'),
  'identification.code-too-often': no(409, 'No further code can be sent now.', true),
  'identification.not-proven': no(409, 'A step has failed; this is no identification.'),
  'identification.number-refused': no(409, 'This is no mobile number that codes are sent to.'),
  'identification.born-later': no(409, 'This date of birth cannot be.'),
  'identification.unreadable': no(503, 'The record cannot be read: a file or the key is missing.'),
  'sms.refused': no(409, 'The provider does not take this message; `reason` says why.'),
  // Calls
  'call.unknown': no(404, 'No such call.'),
  'call.over': no(409, 'The call is over.'),
  'call.going-on': no(409, 'This conversation has a call already.'),
  'call.not-yours': no(403, 'You do not take part in this call.'),
  'call.no-number': no(409, 'There is no telephone number of the customer, or no line of ours.'),
  'call.no-keypad': no(409, 'The customer has no telephone in this call just now.'),
  'call.number-refused': no(409, 'This number is not called; `reason` says why.'),
  'dial-list.unknown': no(404, 'No such list of numbers.'),
  'dial-list.ended': no(409, 'This list has ended; nobody of it is called any more.'),
  'dial-list.unreadable': no(400, 'The file is no list of numbers; `reason` says why.'),
  'dialling.none': no(409, 'This conversation is no attempt of a list, or none any more.'),
  'provider.unavailable': no(503, 'The telephone provider does not answer.', true),
  'call.full': no(409, 'As many take part in this call as can hear one another well.'),
  'call.not-joined': no(409, 'Join the call first.'),
  'call.joined-already': no(409, 'You have joined this call already.'),
  'call.wrong-order': no(409, 'Something has to be done before this; see the order of acts.'),
  'call.media-invalid': no(400, 'The media parameters are wrong or not supported.'),
  'recording.none': no(409, 'This call is not recorded.'),
  'recording.unknown': no(404, 'No such recording, or none any more.'),
  'recording.forbidden': no(403, 'You may not listen to this recording.'),
  'recordings.unreadable': no(503, 'The recording cannot be read: a file or the key is missing.'),
  'media.unknown': no(404, 'No such transport, producer or consumer of yours.'),
  'media.unavailable': no(503, 'This centre has no media plane just now.', true),
  'media.full': no(503, 'All lines are taken; try again later.', true),
  // Journey, knowledge, devices
  'customer.unknown': no(404, 'No such customer.'),
  'customer.has-open-work': no(
    409,
    'Work with this customer is still open; finish it first.',
    true,
  ),
  'customer.is-device': no(409, 'This is a device, not a person.'),
  'merge.unknown': no(404, 'No such merge.'),
  'merge.already-undone': no(409, 'The merge was undone before.'),
  'consent.missing': no(403, 'There is no consent for this purpose.'),
  'article.unknown': no(404, 'No such article.'),
  'hint.unknown': no(404, 'No such hint.'),
  'device.unknown': no(404, 'No such device.'),
} as const satisfies Record<string, ErrorKind>;

export type ErrorKindName = keyof typeof ERROR_KINDS;

export function errorKind(name: string): ErrorKind {
  return (ERROR_KINDS as Record<string, ErrorKind>)[name] ?? ERROR_KINDS['server.bug'];
}
