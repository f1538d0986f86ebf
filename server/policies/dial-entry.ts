import type { Account, ChatTopic, DialList, DueDialEntry } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { whoHas } from './receive-telephone-call.ts';
import { demandOf, requestRouting } from './request-routing.ts';

/** Behind everybody who has come by herself. */
const DIAL_PRIORITY = 0;

/**
 * Opens the conversation of an attempt and has an agent found for it, who sees whom she is to call
 * before she does. False where the number wants no calls: the entry is done.
 */
export async function dialEntry(
  centre: Centre,
  tx: Tx,
  { entryId, number, name: listed }: DueDialEntry,
  about: {
    readonly list: DialList;
    readonly topic: ChatTopic;
    readonly line: Account;
    readonly words: Account;
  },
): Promise<boolean> {
  const { list, topic, line, words } = about;
  const { listId, topicId } = list;
  const isUnwanted =
    (await centre.dialling.wantsNoCalls(tx, number)) ||
    (await centre.channels.isOptedOut(tx, words.accountId, number));
  if (isUnwanted) {
    await centre.dialling.passOver(tx, { listId, entryId });
    return false;
  }
  const language = line.settings.language ?? 'de';
  const { customerId, name } = await whoHas(centre, tx, { number, isProven: false }, language);
  const { conversationId } = await centre.channels.openTelephoneConversation(tx, {
    ourNumber: line.address,
    number,
    customerId,
    customerName: name === number && listed !== '' ? listed : name,
    topicId,
    subject: list.name,
    language,
  });
  const interactionId = await requestRouting(centre, tx, {
    conversationId,
    channel: 'voice',
    customerId,
    ...demandOf(topic),
    priority: DIAL_PRIORITY,
    isCallback: true,
  });
  const attempt = { listId, entryId, customerId, conversationId, interactionId };
  await centre.dialling.beginAttempt(tx, attempt);
  return true;
}
