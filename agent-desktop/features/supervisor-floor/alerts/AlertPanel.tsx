import { Button, Group } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBellOff } from '@tabler/icons-react';
import type { AlertThresholds, QueueView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { announce } from '../../../announce/announce.tsx';
import { useNow } from '../../../realtime/clock.ts';
import { useCommand } from '../../../realtime/use-command.ts';
import { useEntry } from '../../../realtime/use-topic.ts';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { EmptyState, Refusal } from '../../../ui/states.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { useAlertKindName, useAlertWords } from './alert-words.ts';
import { ThresholdFields } from './ThresholdFields.tsx';
import classes from './alerts.module.css';

/** When the floor warns about a queue. */
export function AlertPanel({ queueId }: { queueId: string }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const queue = useEntry<QueueView>('floor', `queue:${queueId}`);
  if (queue === null) {
    return (
      <SidePanel title={t`Alerts`} onClose={() => show(null)}>
        <EmptyState
          icon={<IconBellOff size={22} />}
          title={t`This queue does not exist any more`}
        />
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={t`Alerts of ${queue.name}`}
      about={
        <span>
          {queue.hasUsualThresholds
            ? t`The usual thresholds hold: three times the target’s time, and the target itself.`
            : t`Thresholds of your centre’s own`}
        </span>
      }
      onClose={() => show(null)}
    >
      <OnNow queue={queue} />
      <ThresholdForm key={JSON.stringify(queue.thresholds)} queue={queue} />
    </SidePanel>
  );
}

function OnNow({ queue }: { queue: QueueView }) {
  const now = useNow();
  const words = useAlertWords();
  const kindName = useAlertKindName();
  if (queue.alerts.length === 0) return null;
  return (
    <div className={classes.on}>
      {queue.alerts.map((alert) => (
        <span key={alert.kind} className={classes.alert}>
          <strong>{kindName(alert.kind)}</strong> {words(queue, alert, now)}
        </span>
      ))}
    </div>
  );
}

function ThresholdForm({ queue }: { queue: QueueView }) {
  const { t } = useLingui();
  const [thresholds, setThresholds] = useState<AlertThresholds>(queue.thresholds);
  const save = useCommand('set-alert-thresholds');
  const { queueId } = queue;
  const isChanged = JSON.stringify(thresholds) !== JSON.stringify(queue.thresholds);
  const keep = async (next: AlertThresholds | null) => {
    const outcome = await save.run({ queueId, thresholds: next });
    if (outcome.ok) announce(t`The thresholds were saved.`);
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void keep(thresholds);
      }}
    >
      <ThresholdFields thresholds={thresholds} onChange={setThresholds} />
      <Refusal problem={save.problem} />
      <Group justify="space-between" gap="xs">
        <Button
          variant="default"
          disabled={queue.hasUsualThresholds || save.isAsked}
          onClick={() => void keep(null)}
        >
          {t`Back to the usual ones`}
        </Button>
        <Button type="submit" loading={save.isAsked} disabled={!isChanged}>
          {t`Save`}
        </Button>
      </Group>
    </form>
  );
}
