import type { Account } from '@zentrale/channels/app';
import type { OutboxDelivery, Tx } from '@zentrale/kernel/ports';
import { asId, Fault, type AlarmId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { alarmWords } from './alarm-words.ts';
import { requestRouting, type RoutingWish, topicOf } from './request-routing.ts';

const ALARM_TOPIC_ID = 'alarms';
const PRIORITY_BY_SEVERITY = { low: 400, medium: 600, high: 800, critical: 1000 } as const;

/** A device raised an alarm: a priority interaction whose reply goes to the person responsible. */
export async function openAlarmInteraction(
  centre: Centre,
  delivery: OutboxDelivery,
): Promise<void> {
  const alarmId = alarmIdOf(delivery);
  await centre.store.transact(delivery.tenantId, async (tx) => {
    const alarm = await centre.bridge.alarm(tx, alarmId);
    if (alarm === null) return;
    const line = await alarmLine(centre, tx);
    const words = alarmWords(alarm.condition, alarm.language);
    const { customerId } = await centre.journey.identify(tx, {
      identities: [{ kind: 'device', value: alarm.deviceId, isVerified: true }],
      name: `${alarm.deviceName}, ${alarm.place}`,
      language: alarm.language,
      because: 'alarm raised',
    });
    const opened = await centre.channels.openAlarm(tx, {
      alarmId,
      deviceId: alarm.deviceId,
      deviceName: alarm.deviceName,
      place: alarm.place,
      condition: words,
      severity: alarm.severity,
      raisedAt: alarm.raisedAt,
      readings: alarm.readings,
      responsible: { name: alarm.responsibleName, phone: alarm.responsiblePhone },
      smsAccountId: line?.accountId ?? null,
      customerId,
      customerName: alarm.deviceName,
      language: alarm.language,
      topicId: ALARM_TOPIC_ID,
      subject: `${words} · ${alarm.place}`,
    });
    if (!opened.isNew) return;
    const { conversationId } = opened.conversation;
    await centre.journey.record(tx, {
      sourceKey: `alarm-raised:${alarmId}`,
      customerId,
      kind: 'alarm-raised',
      at: alarm.raisedAt,
      channel: 'alarm',
      title: `${words} · ${alarm.place}`,
      facts: { deviceId: alarm.deviceId, severity: alarm.severity },
      conversationId,
    });
    await requestRouting(centre, tx, {
      conversationId,
      channel: 'alarm',
      customerId,
      ...(await alarmDemand(centre, tx)),
      priority: PRIORITY_BY_SEVERITY[alarm.severity],
    });
  });
}

/** The condition is over; the people working on it are told. */
export async function clearAlarm(centre: Centre, delivery: OutboxDelivery): Promise<void> {
  await centre.store.transact(delivery.tenantId, async (tx) => {
    const alarm = await centre.bridge.alarm(tx, alarmIdOf(delivery));
    if (alarm === null || alarm.clearedAt === null) return;
    await centre.channels.clearAlarm(tx, { alarmId: alarm.alarmId, at: alarm.clearedAt });
  });
}

/** The number of ours that writes to the person responsible: the tenant's first. */
async function alarmLine(centre: Centre, tx: Tx): Promise<Account | null> {
  const accounts = await centre.channels.accounts(tx);
  return accounts.find(({ kind }) => kind === 'sms') ?? null;
}

/** Alarms are a topic of the centre like any other: it names their queue and skills. */
async function alarmDemand(
  centre: Centre,
  tx: Tx,
): Promise<Pick<RoutingWish, 'queueId' | 'skills'>> {
  const topic = await topicOf(centre, tx, ALARM_TOPIC_ID);
  if (topic === undefined) throw new Fault('queue.unknown', { retryable: true, ours: true });
  return { queueId: topic.queueId, skills: topic.skills };
}

function alarmIdOf(delivery: OutboxDelivery): AlarmId {
  return asId<AlarmId>((delivery.body as { alarmId: string }).alarmId);
}
