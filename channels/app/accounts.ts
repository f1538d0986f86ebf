import {
  accepted,
  minutes,
  refused,
  seconds,
  type DurationMs,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Queries, Tx } from '@zentrale/kernel/ports';
import type { AccountKind, Locale } from '../core/index.ts';

/** What a visitor may choose before a chat, and where it leads. */
export interface ChatTopic {
  readonly topicId: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly queueId: string;
  readonly skills: readonly { readonly skillId: string; readonly proficiencyMin: number }[];
}

export interface AccountSettings {
  /** Web chat: origins whose pages may open a chat, such as `https://shop.example`. */
  readonly origins?: readonly string[];
  readonly topics?: readonly ChatTopic[];
  readonly greetingDe?: string;
  readonly greetingEn?: string;
  /** Telephone: the language of the greeting; callers may choose the other one. */
  readonly language?: Locale;
  /** Telephone: whom nobody takes may leave a message. */
  readonly takesVoicemail?: boolean;
  /**
   * Telephone: after so much music who waits is told again of her place. Left out, every minute; 0,
   * never; otherwise between `TELLS_WAIT_SECONDS_MIN` and `TELLS_WAIT_SECONDS_MAX`.
   */
  readonly tellsWaitEverySeconds?: number;
  /** Six hex digits after `#`. */
  readonly accentColor?: string;
}

/** Never leaves the server and never reaches a log. */
export interface AccountSecrets {
  readonly accountSid?: string;
  readonly authToken?: string;
  /** Still accepted on webhooks while tokens are being rotated. */
  readonly previousAuthToken?: string;
  /** Where the provider's API answers; its own address when left out. */
  readonly apiBaseUrl?: string;
}

export interface Account {
  readonly tenantId: TenantId;
  readonly accountId: string;
  readonly kind: AccountKind;
  /** Site key or our telephone number; unique per kind across all tenants. */
  readonly address: string;
  readonly name: string;
  readonly settings: AccountSettings;
  readonly secrets: AccountSecrets;
}

// What is told takes ten seconds; who hears nothing for ten minutes is gone by then.
const TELLS_WAIT_SECONDS_MIN = 20;
const TELLS_WAIT_SECONDS_MAX = 600;

const COLUMNS = `tenant_id as "tenantId", account_id as "accountId", kind, address, name, settings,
  secrets`;

/**
 * Creates an account or replaces its name, settings and secrets. Kind and address of an account
 * stay: another address is another account. Refuses `channel.address-taken`, and `request.invalid`
 * for a setting out of its bounds.
 */
export async function saveAccount(
  tx: Tx,
  input: Omit<Account, 'tenantId'>,
): Promise<Result<Account>> {
  if (!isTellInterval(input.settings.tellsWaitEverySeconds)) {
    return refused('request.invalid', { field: 'settings.tellsWaitEverySeconds' });
  }
  const values = [
    input.accountId,
    input.kind,
    input.address,
    input.name,
    JSON.stringify(input.settings),
    JSON.stringify(input.secrets),
    tx.now,
  ];
  const created = await tx.query<Account>(
    `insert into channel_accounts
        (account_id, kind, address, name, settings, secrets, saved_at)
      values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7)
      on conflict do nothing returning ${COLUMNS}`,
    values,
  );
  if (created[0] !== undefined) return accepted(created[0]);
  const replaced = await tx.query<Account>(
    `update channel_accounts
      set name = $4, settings = $5::jsonb, secrets = $6::jsonb, saved_at = $7
      where account_id = $1 and kind = $2 and address = $3 returning ${COLUMNS}`,
    values,
  );
  if (replaced[0] !== undefined) return accepted(replaced[0]);
  return refused('channel.address-taken', { field: 'address' });
}

/** Whose address is this? For doors, through `store.system`: the tenant is not known yet. */
export async function accountByAddress(
  queries: Queries,
  kind: AccountKind,
  address: string,
): Promise<Account | null> {
  const rows = await queries.query<Account>(
    `select ${COLUMNS} from channel_accounts where kind = $1 and address = $2`,
    [kind, address],
  );
  return rows[0] ?? null;
}

export async function account(tx: Tx, accountId: string): Promise<Account | null> {
  const rows = await tx.query<Account>(
    `select ${COLUMNS} from channel_accounts where account_id = $1`,
    [accountId],
  );
  return rows[0] ?? null;
}

/** All accounts of the tenant, by name. */
export function accounts(tx: Tx): Promise<Account[]> {
  return tx.query<Account>(`select ${COLUMNS} from channel_accounts order by name, account_id`);
}

function isTellInterval(everySeconds: number | undefined): boolean {
  if (everySeconds === undefined || everySeconds === 0) return true;
  const isWithin = everySeconds >= TELLS_WAIT_SECONDS_MIN && everySeconds <= TELLS_WAIT_SECONDS_MAX;
  return Number.isInteger(everySeconds) && isWithin;
}

/** After how much music who waits on the line is told again of her place; `null`: never. */
export function tellsWaitEvery({ tellsWaitEverySeconds }: AccountSettings): DurationMs | null {
  if (tellsWaitEverySeconds === undefined) return minutes(1);
  return tellsWaitEverySeconds === 0 ? null : seconds(tellsWaitEverySeconds);
}

export function topicOf(settings: AccountSettings, topicId: string): ChatTopic | null {
  return settings.topics?.find((topic) => topic.topicId === topicId) ?? null;
}

export function topicName(topic: ChatTopic, language: Locale): string {
  return language === 'de' ? topic.nameDe : topic.nameEn;
}
