import type { RecordedDeadLetter } from '@zentrale/platform/outbox';
import type { DeadLetterView, DeviceView } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';

const LETTERS_SHOWN_MAX = 200;

/** `operations`: devices and what could not be used. Small enough to be read as a whole. */
export function operationsSource(centre: Centre, address: TopicAddress): TopicSource {
  const load = () =>
    centre.store.transact(address.tenantId, async (tx) => {
      const entries = new Map<string, unknown>();
      const devices: DeviceView[] = await centre.bridge.devices(tx);
      for (const device of devices) entries.set(`device:${device.deviceId}`, device);
      for (const letter of await centre.deadLetters.list(tx, LETTERS_SHOWN_MAX)) {
        entries.set(`dead-letter:${letter.deadLetterId}`, letterView(letter));
      }
      return entries;
    });
  return { load, read: load };
}

function letterView({ recordedAt, payload, ...letter }: RecordedDeadLetter): DeadLetterView {
  return { ...letter, at: recordedAt, excerpt: payload };
}
