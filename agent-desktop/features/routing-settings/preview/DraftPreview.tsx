import { Drawer } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SettingDraft } from '@zentrale/protocol/http';
import type { Channel } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useSettings } from '../use-settings.ts';
import { Preview } from './Preview.tsx';
import classes from './preview.module.css';

/** Who would get it with what is written in a form, beside who gets it today. */
export function DraftPreview({
  draft,
  isChanged,
  onClose,
}: {
  draft: SettingDraft;
  isChanged: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { queues } = useSettings();
  const concerned = queueOf(draft) ?? queues[0]?.queue.queueId ?? '';
  const [choice, setChoice] = useState<{ queue: string; channel: Channel }>({
    queue: concerned,
    channel: 'chat',
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(1080px, 94vw)"
      title={isChanged ? t`Preview with your changes, not saved yet` : t`Preview`}
      closeButtonProps={{ 'aria-label': t`Close` }}
      classNames={{ content: classes.drawer ?? '', body: classes.drawerBody ?? '' }}
    >
      <Preview
        queueId={choice.queue}
        channel={choice.channel}
        draft={isChanged ? draft : null}
        onChoose={(next) => setChoice({ ...choice, ...next })}
      />
    </Drawer>
  );
}

/** The queue that is asked about first. */
function queueOf(draft: SettingDraft): string | undefined {
  switch (draft.kind) {
    case 'queue':
      return draft.queue.queueId;
    case 'profile':
      return draft.profile.queueIds[0];
    case 'agent':
      return draft.agent.queueIds[0];
  }
}
