import { useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PreviewInput } from '@zentrale/protocol/http';
import type { Channel } from '@zentrale/protocol/views';
import { useState } from 'react';
import { problemOf } from '../../../api/client.ts';
import { useTopic } from '../../../realtime/use-topic.ts';
import { EmptyState, LoadingRows, Refusal } from '../../../ui/states.tsx';
import { CHANNELS } from '../fields/capacity.ts';
import { useSettings } from '../use-settings.ts';
import { PreviewResult } from './PreviewResult.tsx';
import { previewQuery } from './query.ts';
import { WishForm, type WishDetails } from './WishForm.tsx';
import classes from './preview.module.css';

const NO_DETAILS: WishDetails = { skills: [], priority: null, context: {}, preferredAgentId: null };

/** "Who would get a Spanish chat at priority 5 now?" Asked of the engine; nothing is queued. */
export function PreviewPage() {
  const { t } = useLingui();
  const { queues } = useSettings();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { collection } = useTopic('routing-settings');
  const [details, setDetails] = useState(NO_DETAILS);
  const queueId = search.queue ?? queues[0]?.queue.queueId ?? '';
  const channel: Channel = CHANNELS.find((one) => one === search.channel) ?? 'chat';
  const choose = (next: { queue?: string; channel?: string }) =>
    void navigate({
      to: '/routing/$section',
      params: { section: 'preview' },
      search: { queue: queueId, channel, ...next },
      replace: true,
    });
  const { priority, preferredAgentId, skills, context } = details;
  const [wish] = useDebouncedValue<PreviewInput>(
    {
      queueId,
      channel,
      skills: [...skills],
      context,
      ...(priority === null ? {} : { priority }),
      ...(preferredAgentId === null ? {} : { preferredAgentId }),
    },
    250,
  );
  const { data, error } = useQuery(
    previewQuery(wish, `${collection?.epoch ?? ''}:${collection?.version ?? 0}`),
  );
  return (
    <div className={classes.page}>
      <WishForm
        queueId={queueId}
        channel={channel}
        details={details}
        onChoose={choose}
        onChange={setDetails}
      />
      <section className={classes.result} aria-label={t`Answer`} aria-live="off">
        {error === null ? null : <Refusal problem={problemOf(error)} />}
        {queueId === '' ? (
          <EmptyState icon={<IconUserSearch size={22} />} title={t`There are no queues yet`} />
        ) : null}
        {data === undefined ? (
          error === null && queueId !== '' ? (
            <LoadingRows count={5} />
          ) : null
        ) : (
          <PreviewResult preview={data} />
        )}
      </section>
    </div>
  );
}
