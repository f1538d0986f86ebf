import { sendDirectSms } from '@zentrale/channels/adapters/sms-twilio/direct-sms.ts';
import type { Account } from '@zentrale/channels/app';
import type { CodeWanted, OutgoingCode } from '@zentrale/identification/app';
import type { OutboxDelivery, Tx } from '@zentrale/kernel/ports';
import { Fault } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** Whoever waits on the telephone does not wait longer; the agent may ask for another one. */
const ATTEMPT_COUNT_MAX = 3;
const NO_NUMBER = 'The centre has no number that sends SMS.';
const OPTED_OUT = 'The customer does not want messages from our number.';
const NO_ANSWER = 'The provider does not answer.';

interface Sending {
  readonly outgoing: OutgoingCode;
  readonly account: Account;
  readonly text: string;
}

/**
 * Handles `identification.send-code`. The code is made here and lies in no table and no queue. A
 * process that dies between provider and commit makes another one, and the last one counts.
 */
export async function sendIdentificationCode(
  centre: Centre,
  { tenantId, body, attempt }: OutboxDelivery,
): Promise<void> {
  const { store, identifications } = centre;
  // Written by `wantCode` and by nothing else.
  const sending = await store.transact(tenantId, (tx) => prepare(centre, tx, body as CodeWanted));
  if (sending === null) return;
  const { outgoing, account, text } = sending;
  const failure = await handOver(account, { to: outgoing.to, text }, attempt);
  await store.transact(tenantId, (tx) => identifications.noteCode(tx, { outgoing, failure }));
}

/** `null`: nobody waits for it, or it cannot be sent, which is noted. */
async function prepare(centre: Centre, tx: Tx, wanted: CodeWanted): Promise<Sending | null> {
  const { channels, directory, identifications } = centre;
  const outgoing = await identifications.newCode(tx, wanted);
  if (outgoing === null) return null;
  const accounts = await channels.accounts(tx);
  const account = accounts.find(({ kind }) => kind === 'sms');
  const isUnwanted = await channels.isOptedOut(tx, account?.accountId ?? null, outgoing.to);
  if (account === undefined || isUnwanted) {
    const failure = account === undefined ? NO_NUMBER : OPTED_OUT;
    await identifications.noteCode(tx, { outgoing, failure });
    return null;
  }
  const conversation = await channels.conversation(tx, outgoing.conversationId);
  const { name } = await directory.tenant(tx);
  const words = conversation?.language === 'en' ? english : german;
  return { outgoing, account, text: words(outgoing.code, name) };
}

/** `null`: the provider has it; else why not. */
async function handOver(
  { secrets, address }: Account,
  sms: { readonly to: string; readonly text: string },
  attempt: number,
): Promise<string | null> {
  try {
    const sent = await sendDirectSms(secrets, { ...sms, from: address });
    return sent.ok ? null : String(sent.refusal.facts?.['reason'] ?? sent.refusal.kind);
  } catch (failure) {
    const isLast = attempt >= ATTEMPT_COUNT_MAX;
    if (failure instanceof Fault && failure.retryable && isLast) return NO_ANSWER;
    throw failure;
  }
}

function german(code: string, name: string): string {
  return `${code} ist Ihr Code von ${name}. Er gilt 5 Minuten. Geben Sie ihn nur im Chatfenster ein und sagen Sie ihn niemandem.`;
}

function english(code: string, name: string): string {
  return `${code} is your code from ${name}. It is valid for 5 minutes. Enter it in the chat window only, and tell it to nobody.`;
}
