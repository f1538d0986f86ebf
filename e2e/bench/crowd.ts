import { createDirectory } from '@zentrale/directory/app';
import {
  asId,
  type PersonId,
  type QueueId,
  type SkillId,
  type TenantId,
} from '@zentrale/kernel/values';
import { SystemClock } from '@zentrale/platform/clock';
import { TimeOrderedIds } from '@zentrale/platform/ids';
import { openLog } from '@zentrale/platform/log';
import { openEmbedded } from '@zentrale/platform/sql/embedded.ts';
import { openStore } from '@zentrale/platform/sql/postgres.ts';
import { DEMO_PASSWORD } from '../support/people.ts';
import type { ServerProcess } from '../support/server-process.ts';

const TENANT_ID = asId<TenantId>('tnt_bergwerk');

/** Hires agents for a stopped server's centre; they are there at its next start. */
export async function hireAgents(server: ServerProcess, count: number): Promise<string[]> {
  const log = openLog({ level: 'error', form: 'terminal' });
  const [clock, ids] = [new SystemClock(), new TimeOrderedIds()];
  const database = await openEmbedded({ folder: server.dataFolder, log });
  const store = openStore({ connection: database.connection, clock, ids, log });
  const directory = createDirectory({ ids, clock, log });
  const emails = Array.from({ length: count }, (_, index) => `crowd${index}@bergwerk.example`);
  await store.transact(TENANT_ID, async (tx) => {
    for (const [index, email] of emails.entries()) {
      const personId = asId<PersonId>(`psn_crowd_${index}`);
      await directory.savePerson(tx, { ...agent(index), personId, email });
      await directory.setPassword(tx, personId, DEMO_PASSWORD);
    }
  });
  await store.close();
  await database.stop();
  return emails;
}

function agent(index: number) {
  return {
    name: `Agent ${index}`,
    roles: ['agent'],
    title: '',
    locale: 'de',
    skills: [{ skillId: asId<SkillId>('returns'), proficiency: 50 }],
    languages: ['de'],
    queueIds: [asId<QueueId>('service')],
    capacity: { total: 100, channels: { chat: { weight: 50, countMax: 2 } } },
    isDisabled: false,
  } as const;
}
