import { Modal, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useShortcuts, type ShortcutGroup } from '../keyboard/shortcuts.ts';
import { closeDialog, useDialog } from '../state/dialogs.ts';
import { Keys } from '../ui/Keys.tsx';
import classes from './Shell.module.css';

export function ShortcutOverview() {
  const { t } = useLingui();
  const dialog = useDialog((state) => state.dialog);
  const all = useShortcuts((state) => state.all);
  const groups: readonly (readonly [ShortcutGroup, string])[] = [
    ['go', t`Getting around`],
    ['page', t`This page`],
    ['offer', t`Offers`],
    ['work', t`This interaction`],
    ['write', t`Writing`],
    ['desk', t`My desk`],
  ];
  return (
    <Modal
      opened={dialog?.kind === 'shortcuts'}
      onClose={closeDialog}
      title={t`Shortcuts`}
      size="lg"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Text c="dimmed">
        {t`Listed is what can be done here and now. Keys without Ctrl or Alt rest while you type.`}
      </Text>
      <div className={classes.shortcutList}>
        {groups.map(([group, title]) => {
          // An action with two keys is one line.
          const rows = [
            ...Map.groupBy(
              all.filter((one) => one.group === group),
              (one) => one.label,
            ),
          ];
          if (rows.length === 0) return null;
          return (
            <section key={group} className={classes.shortcutGroup} aria-label={title}>
              <h3>{title}</h3>
              <ul>
                {rows.map(([label, [first, second]]) => (
                  <li key={label} className={classes.shortcut}>
                    <span>
                      {label}
                      {first?.blocked ? (
                        <span className={classes.blocked}>{first.blocked}</span>
                      ) : null}
                    </span>
                    <span className={classes.chords}>
                      {first ? <Keys chord={first.chord} /> : null}
                      {second ? <Keys chord={second.chord} /> : null}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Modal>
  );
}
