import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Channel } from '@zentrale/protocol/views';
import { CHANNELS } from '../fields/capacity.ts';
import { useSettings } from '../use-settings.ts';
import { Preview } from './Preview.tsx';

/** "Who would get a Spanish chat at priority 5 now?" Asked of the engine; nothing is queued. */
export function PreviewPage() {
  const { queues } = useSettings();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const queueId = search.queue ?? queues[0]?.queue.queueId ?? '';
  const channel: Channel = CHANNELS.find((one) => one === search.channel) ?? 'chat';
  return (
    <Preview
      queueId={queueId}
      channel={channel}
      draft={null}
      onChoose={(next) =>
        void navigate({
          to: '/routing/$section',
          params: { section: 'preview' },
          search: { queue: queueId, channel, ...next },
          replace: true,
        })
      }
    />
  );
}
