import { Button, Group, Modal, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SettingChangeView } from '@zentrale/protocol/views';
import { announce } from '../../../announce/announce.tsx';
import { useCommand } from '../../../realtime/use-command.ts';
import { useSettingProblemWords } from '../problem-words.ts';
import { useSettings } from '../use-settings.ts';
import { versionOf } from './version-of.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { useSettingName } from './use-setting-name.ts';

/** What undoing would do, before it is done; a refusal is said here, and nothing has changed. */
export function UndoDialog({
  change,
  onClose,
}: {
  change: SettingChangeView;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const settingName = useSettingName();
  const problemWords = useSettingProblemWords();
  const settings = useSettings();
  const undo = useCommand('undo-setting');
  const { before, after, present, isCurrent, settingKey, version } = change;
  const now = isCurrent ? after : present;
  const name = settingName(change);
  const run = async () => {
    const baseVersion = versionOf(settings, settingKey);
    const outcome = await undo.run({
      settingKey,
      version,
      ...(baseVersion === null ? {} : { baseVersion }),
    });
    if (!outcome.ok) return;
    announce(t`Undone.`);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t`Undo this change of ${name}?`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Text mb="sm">
        {isCurrent
          ? t`It becomes what it was before. This is a change of its own, and can be undone as well.`
          : t`It becomes what it was before this change; what was changed since is undone with it.`}
      </Text>
      {before === null ? <Text mb="sm">{t`It did not exist before and is removed.`}</Text> : null}
      {before !== null && now === null ? (
        <Text mb="sm">{t`It is created again as it was.`}</Text>
      ) : null}
      {before === null || now === null ? null : <DifferenceList before={now} after={before} />}
      {undo.problem === null ? null : (
        <Text c="red" role="alert" mt="sm">
          {problemWords(undo.problem)}
        </Text>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t`Cancel`}
        </Button>
        <Button loading={undo.isAsked} onClick={() => void run()}>
          {t`Undo`}
        </Button>
      </Group>
    </Modal>
  );
}
