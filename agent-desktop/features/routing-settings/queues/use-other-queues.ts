import { useSettings } from '../use-settings.ts';

/** Every queue but this one, to choose from. */
export function useOtherQueues(queueId: string): readonly { value: string; label: string }[] {
  const { queues } = useSettings();
  return queues
    .filter(({ queue }) => queue.queueId !== queueId)
    .map(({ queue }) => ({ value: queue.queueId, label: queue.name }));
}
