import type { Account } from '@zentrale/channels/app';
import type { CallId, TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

interface CallOnLine {
  readonly line: Account;
  readonly providerCallId: string;
  /** We called. */
  readonly isOutgoing: boolean;
}

/** The line that carries a call; `null` where none does, or the provider has told no id yet. */
export async function lineOfCall(
  { store, channels }: Pick<Centre, 'store' | 'channels'>,
  tenantId: TenantId,
  callId: CallId,
): Promise<CallOnLine | null> {
  return store.transact(tenantId, async (tx) => {
    const call = await channels.providerCall(tx, callId);
    if (call === null) return null;
    const line = await channels.account(tx, call.accountId);
    const { providerCallId, isOutgoing } = call;
    return line === null ? null : { line, providerCallId, isOutgoing };
  });
}
