import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type ConversationId,
  type IdentificationId,
  type Result,
} from '@zentrale/kernel/values';
import {
  askForCode,
  CODE_DIGITS,
  codeNotSent,
  codeSent,
  complete,
  currentStep,
  enterCode,
  NOBODY_OF_US,
  type Actor,
  type Identification,
} from '../core/index.ts';
import type { IdentificationParts } from './context.ts';
import { change, opened, openRow, readRow } from './records.ts';

/** Outbox topic of codes to be sent; the body is a `CodeWanted`. */
export const SEND_CODE_TOPIC = 'identification.send-code';

export interface CodeWanted {
  readonly identificationId: IdentificationId;
  /** Which of its codes, from 1. */
  readonly sendCount: number;
}

/** A code on its way: seen by whoever sends it, kept by nobody. */
export interface OutgoingCode extends CodeWanted {
  readonly code: string;
  readonly to: string;
  readonly conversationId: ConversationId;
}

/** Refuses `identification.wrong-step`, `identification.code-too-often`. */
export async function wantCode(
  parts: IdentificationParts,
  tx: Tx,
  { identificationId, by }: { readonly identificationId: IdentificationId; readonly by: Actor },
): Promise<Result<null>> {
  const changed = await change(parts, tx, identificationId, by, (one) => {
    if (currentStep(one)?.kind !== 'code') return refused('identification.wrong-step');
    const asked = askForCode(one.code, tx.now);
    return asked.ok ? accepted({ ...one, code: asked.value }) : asked;
  });
  if (!changed.ok) return changed;
  const body: CodeWanted = {
    identificationId,
    sendCount: changed.value.one.code?.sendCount ?? 0,
  };
  await tx.enqueue({ topic: SEND_CODE_TOPIC, key: identificationId, body });
  return accepted(null);
}

/** A new code for whoever sends it; `null` where it is not wanted any more. */
export async function newCode(
  { vault }: Pick<IdentificationParts, 'vault'>,
  tx: Tx,
  wanted: CodeWanted,
): Promise<OutgoingCode | null> {
  const row = await readRow(tx, wanted.identificationId);
  const kept = row === null ? null : opened(vault, row);
  if (kept === null || !isWanted(kept.one, wanted) || kept.one.given === null) return null;
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const { conversationId } = kept.row;
  return { ...wanted, code, to: kept.one.given.mobileNumber, conversationId };
}

/** The provider has it, or with a `failure` never will. */
export async function noteCode(
  parts: IdentificationParts,
  tx: Tx,
  { outgoing, failure }: { readonly outgoing: OutgoingCode; readonly failure: string | null },
): Promise<void> {
  const salt = randomBytes(16).toString('base64');
  const digest = digestOf(salt, outgoing.code);
  await change(parts, tx, outgoing.identificationId, NOBODY_OF_US, (one) => {
    if (one.code === null || !isWanted(one, outgoing)) return refused('identification.wrong-state');
    const code =
      failure === null
        ? codeSent(one.code, { salt, digest, now: tx.now })
        : codeNotSent(one.code, failure);
    return accepted({ ...one, code });
  });
}

/**
 * The customer has typed a code; the right one passes the step. A wrong one is refused and counted,
 * so the transaction must be committed all the same. Refuses `identification.unknown`,
 * `identification.wrong-step`, `identification.code-wrong`, `identification.code-over`.
 */
export async function enterIdentificationCode(
  parts: IdentificationParts,
  tx: Tx,
  { conversationId, typed }: { readonly conversationId: ConversationId; readonly typed: string },
): Promise<Result<null>> {
  const row = await openRow(tx, conversationId);
  if (row === null) return refused('identification.unknown');
  let result: Result<null> = accepted(null);
  const changed = await change(parts, tx, row.identificationId, NOBODY_OF_US, (one) => {
    const step = currentStep(one);
    if (step?.kind !== 'code') return refused('identification.wrong-step');
    const entered = enterCode(one.code, digestOf(one.code?.salt ?? '', typed), tx.now);
    result = entered.result;
    const after = { ...one, code: entered.code };
    if (!result.ok) return accepted(after);
    const { stepId } = step;
    return complete(after, {
      stepId,
      isPassed: true,
      words: '',
      by: NOBODY_OF_US,
      now: tx.now,
      zoneStanding: 'fails',
    });
  });
  return changed.ok ? result : changed;
}

function isWanted({ state, code }: Identification, { sendCount }: CodeWanted): boolean {
  return state === 'running' && code?.state === 'asked' && code.sendCount === sendCount;
}

function digestOf(salt: string, code: string): string {
  return createHmac('sha256', salt).update(code).digest('base64');
}
