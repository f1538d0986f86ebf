import type { Bus, DeadLetter, DeadLetters, Ids, Tx } from '@zentrale/kernel/ports';
import type { Instant } from '@zentrale/kernel/values';

/** A dead letter as it is shown. `payload` is text, cut short. */
export interface RecordedDeadLetter {
  readonly deadLetterId: string;
  readonly recordedAt: Instant;
  readonly source: DeadLetter['source'];
  readonly place: string;
  readonly reason: string;
  readonly field: string | null;
  readonly payload: string;
}

/** Published after the commit that recorded a letter. */
export const DEAD_LETTER_RECORDED = 'dead-letters.recorded';

const PAYLOAD_CHARACTERS_MAX = 2_000;
const REASON_CHARACTERS_MAX = 500;
const LETTERS_MAX = 1_000;

/** Dead letters in PostgreSQL; the oldest make room. */
export class PostgresDeadLetters implements DeadLetters {
  readonly #bus: Bus;
  readonly #ids: Ids;

  constructor({ bus, ids }: { bus: Bus; ids: Ids }) {
    this.#bus = bus;
    this.#ids = ids;
  }

  async record(tx: Tx, letter: DeadLetter): Promise<void> {
    const deadLetterId = this.#ids.next('dead');
    await tx.query(
      `insert into dead_letters
         (dead_letter_id, recorded_at, source, place, reason, field, payload)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        deadLetterId,
        tx.now,
        letter.source,
        storable(letter.place, REASON_CHARACTERS_MAX),
        storable(letter.reason, REASON_CHARACTERS_MAX),
        letter.field === undefined ? null : storable(letter.field, REASON_CHARACTERS_MAX),
        storable(new TextDecoder().decode(letter.payload), PAYLOAD_CHARACTERS_MAX),
      ],
    );
    await tx.query(
      `delete from dead_letters where dead_letter_id in (
         select dead_letter_id from dead_letters
         order by recorded_at desc, dead_letter_id desc offset ${LETTERS_MAX})`,
    );
    tx.afterCommit(() => this.#bus.publish(DEAD_LETTER_RECORDED, tx.tenantId, { deadLetterId }));
  }

  /** The newest first. */
  async list(tx: Tx, countMax: number): Promise<RecordedDeadLetter[]> {
    return await tx.query(
      `select dead_letter_id as "deadLetterId", recorded_at as "recordedAt", source, place, reason,
         field, payload
       from dead_letters order by recorded_at desc, dead_letter_id desc limit $1`,
      [countMax],
    );
  }
}

// A stranger's bytes: PostgreSQL's text holds neither NUL nor half a surrogate pair.
function storable(text: string, charactersMax: number): string {
  return text.slice(0, charactersMax).replaceAll('\0', '\uFFFD').toWellFormed();
}
