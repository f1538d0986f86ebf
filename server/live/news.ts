import type { ChannelsChanged, ChannelsTyping } from '@zentrale/channels/app';
import type { TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** Tells live topics what changed elsewhere in this process. */
export function spreadNews(centre: Centre): void {
  const { bus } = centre;
  bus.subscribe<ChannelsChanged>('channels.changed', (tenantId, changed) =>
    conversationChanged(centre, tenantId, changed),
  );
  bus.subscribe<ChannelsTyping>('channels.typing', (tenantId, { conversationId, who, name }) => {
    centre.typing.show(tenantId, conversationId, who, name);
  });
  bus.subscribe<{ deviceId: string }>('devices.changed', (tenantId, { deviceId }) =>
    centre.touch(tenantId, 'operations', [`device:${deviceId}`]),
  );
  bus.subscribe<{ deadLetterId: string }>('dead-letters.recorded', (tenantId, { deadLetterId }) =>
    centre.touch(tenantId, 'operations', [`dead-letter:${deadLetterId}`]),
  );
}

function conversationChanged(
  centre: Centre,
  tenantId: TenantId,
  { conversationId, conversation, messageIds, consultIds }: ChannelsChanged,
): void {
  const consultKeys = consultIds.map((id) => `consult:${id}`);
  const messageKeys = messageIds.map((id) => `message:${id}`);
  // A message moves the conversation's last line and read marks along.
  const keys = ['conversation', ...messageKeys, ...consultKeys];
  centre.touch(tenantId, `conversation/${conversationId}`, keys);
  const isChatChanged = conversation === true || consultIds.length > 0;
  centre.touch(
    tenantId,
    'chat',
    [...(isChatChanged ? ['chat'] : []), ...messageKeys],
    conversationId,
  );
  // Whoever was writing has written.
  if (messageIds.length > 0) centre.typing.hide(tenantId, conversationId);
  if (consultIds.length > 0) centre.hub.touchEvery(tenantId, 'desk', consultKeys);
  const state = centre.routingState(tenantId);
  for (const interactionId of centre.liveInteractions(tenantId).get(conversationId) ?? []) {
    const interaction = state?.interactions.get(interactionId);
    if (interaction === undefined) continue;
    if (interaction.agentId !== null) {
      centre.touch(tenantId, 'desk', [`work:${interactionId}`], interaction.agentId);
    }
    for (const { agentId } of interaction.parties) {
      centre.touch(tenantId, 'desk', [`party:${interactionId}`], agentId);
    }
    if (interaction.agentId === null) {
      centre.touch(tenantId, `waiting/${interaction.queueId}`, [`pull:${interactionId}`]);
    }
  }
}
