import { useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PreviewInput, SettingDraft } from '@zentrale/protocol/http';
import type { Channel } from '@zentrale/protocol/views';
import { useState } from 'react';
import { problemOf } from '../../../api/client.ts';
import { useTopic } from '../../../realtime/use-topic.ts';
import { EmptyState, LoadingRows } from '../../../ui/states.tsx';
import { useSettingProblemWords } from '../problem-words.ts';
import { useSettings } from '../use-settings.ts';
import { PreviewResult } from './PreviewResult.tsx';
import { previewQuery } from './query.ts';
import { WishForm, type WishDetails } from './WishForm.tsx';
import classes from './preview.module.css';

const NO_DETAILS: WishDetails = { skills: [], priority: null, context: {}, preferredAgentId: null };

export interface WishChoice {
  readonly queue?: string;
  readonly channel?: Channel;
}

/** The imagined interaction beside who would get it: today, or with a setting not saved yet. */
export function Preview({
  queueId,
  channel,
  draft,
  onChoose,
}: {
  queueId: string;
  channel: Channel;
  draft: SettingDraft | null;
  onChoose: (next: WishChoice) => void;
}) {
  const { t } = useLingui();
  const words = useSettingProblemWords();
  const [details, setDetails] = useState(NO_DETAILS);
  const { today, drafted } = useAnswers(wishOf(queueId, channel, details), draft);
  const { data, error } = drafted ?? today;
  return (
    <div className={classes.page}>
      <WishForm
        queueId={queueId}
        channel={channel}
        details={details}
        draft={draft}
        onChoose={onChoose}
        onChange={setDetails}
      />
      <section className={classes.result} aria-label={t`Answer`} aria-live="off">
        {error === null ? null : (
          <p className={classes.refusal} role="alert">
            {words(problemOf(error))}
          </p>
        )}
        {queueId === '' ? (
          <EmptyState icon={<IconUserSearch size={22} />} title={t`There are no queues yet`} />
        ) : null}
        {data === undefined || error !== null ? (
          error === null && queueId !== '' ? (
            <LoadingRows count={5} />
          ) : null
        ) : (
          <PreviewResult preview={data} before={drafted === null ? null : (today.data ?? null)} />
        )}
      </section>
    </div>
  );
}

/** What the engine says now, and with the draft where there is one. */
function useAnswers(wish: PreviewInput, draft: SettingDraft | null) {
  const { collection } = useTopic('routing-settings');
  const [asked] = useDebouncedValue(wish, 250);
  const revision = `${collection?.epoch ?? ''}:${collection?.version ?? 0}`;
  const { queues } = useSettings();
  // A queue that is not saved yet has no answer of today.
  const isKnown = queues.some(({ queue }) => queue.queueId === asked.queueId);
  const today = useQuery({
    ...previewQuery(asked, revision),
    enabled: isKnown,
  });
  const drafted = useQuery({
    ...previewQuery(draft === null ? asked : { ...asked, draft }, revision),
    enabled: asked.queueId !== '' && draft !== null,
  });
  return { today, drafted: draft === null ? null : drafted };
}

function wishOf(
  queueId: string,
  channel: Channel,
  { priority, preferredAgentId, skills, context }: WishDetails,
): PreviewInput {
  return {
    queueId,
    channel,
    skills: [...skills],
    context,
    ...(priority === null ? {} : { priority }),
    ...(preferredAgentId === null ? {} : { preferredAgentId }),
  };
}
