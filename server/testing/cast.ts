import { asId, type PersonId, type TenantId } from '@zentrale/kernel/values';
import type { OpenCentre } from './open-centre.ts';

export interface CastMember {
  readonly personId: PersonId;
  readonly email: string;
}

/** Who and what of a tenant the tests need by name. */
export interface Cast {
  readonly tenantId: TenantId;
  readonly password: string;
  readonly siteKey: string;
  readonly topicId: string;
  readonly queueId: string;
  readonly calendarId: string;
  readonly profileId: string;
  readonly articleId: string;
  /** Chats the agent accepts in the story, before the one that waits. */
  readonly heldCount: number;
  readonly agent: CastMember;
  readonly otherAgent: CastMember;
  readonly expert: CastMember;
  readonly supervisor: CastMember;
  readonly administrator: CastMember;
}

const member = (name: string): CastMember => ({
  personId: asId<PersonId>(`psn_${name}`),
  email: `${name}@bergwerk.example`,
});

/** The demo tenant, as its seed makes it. */
export const BERGWERK: Cast = {
  tenantId: asId<TenantId>('tnt_bergwerk'),
  password: 'zentrale-demo',
  siteKey: 'site_bergwerk_shop',
  topicId: 'returns',
  queueId: 'service',
  calendarId: 'opening-hours',
  profileId: 'customer-service',
  articleId: 'art-returns-de',
  heldCount: 1,
  agent: member('mara'),
  otherAgent: member('jonas'),
  expert: member('elif'),
  supervisor: member('ruth'),
  administrator: member('paul'),
};

export const ROLES_OF_CAST = ['agent', 'expert', 'supervisor', 'administrator'] as const;

/** Signs in as the door does; answers the `Cookie` header to send along. */
export async function signIn(
  { centre }: OpenCentre,
  { password }: Cast,
  { email }: CastMember,
): Promise<string> {
  const signedIn = await centre.store.system((queries) =>
    centre.directory.signIn(queries, { email, password }, centre.clock.now()),
  );
  if (!signedIn.ok) throw new Error(`${email} cannot sign in: ${signedIn.refusal.kind}`);
  return `zentrale_session=${signedIn.value.token}`;
}
