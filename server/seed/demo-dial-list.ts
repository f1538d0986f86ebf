import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { must } from './must.ts';

/** Telephones of the demo's page. */
const ROWS = [
  {
    number: '+4915112345601',
    name: 'Jonas Keller',
    note: 'Das Zelt Karwendel 2 ist wieder lieferbar; er hatte im September danach gefragt.',
  },
  {
    number: '+4915112345603',
    name: 'Dr. Amira Nasser',
    note: 'Hatte die Schneeschuhe vorgemerkt. Größe noch einmal besprechen.',
  },
  { number: '+4915112345600', name: 'Ausgeschaltet', note: '' },
];

/** A list for supervisors to start; it is paused. */
export async function seedDialList({ dialling }: Centre, tx: Tx): Promise<void> {
  const { listId } = must(
    await dialling.saveList(tx, {
      listId: null,
      name: 'Wieder lieferbar',
      topicId: 'product-advice',
      calendarId: null,
      attemptsMax: 3,
      retryAfterMinutes: 60,
    }),
  );
  must(await dialling.addEntries(tx, { listId, rows: ROWS }));
}
