import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SettingChangeView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { problemOf } from '../../../api/client.ts';
import { useNow } from '../../../realtime/clock.ts';
import { useTopic } from '../../../realtime/use-topic.ts';
import { dayText, startOfDay } from '../../../ui/duration.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../../ui/states.tsx';
import { ChangeItem } from './ChangeItem.tsx';
import { isUndoable } from './is-undoable.ts';
import { settingHistoryQuery } from './queries.ts';
import { UndoDialog } from './UndoDialog.tsx';
import { useSettingName } from './use-setting-name.ts';
import classes from './history.module.css';

/** Who changed what when, with the way back. */
export function HistoryPage({ mayUndo }: { mayUndo: (change: SettingChangeView) => boolean }) {
  const { t, i18n } = useLingui();
  const { setting } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { collection } = useTopic('routing-settings');
  const [undoing, setUndoing] = useState<SettingChangeView | null>(null);
  const today = startOfDay(useNow());
  const settingName = useSettingName();
  const query = useInfiniteQuery(
    settingHistoryQuery(setting, `${collection?.epoch ?? ''}:${collection?.version ?? 0}`),
  );
  if (query.error) {
    return <ErrorState problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <LoadingRows count={6} height={72} />;
  const changes = query.data.pages.flatMap(({ items }) => items);
  const days = Map.groupBy(changes, ({ changedAt }) => startOfDay(changedAt));
  const [first] = changes;
  const name = setting === undefined || first === undefined ? '' : settingName(first);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h2>{name === '' ? t`All changes` : t`Changes of ${name}`}</h2>
        {setting === undefined ? null : (
          <Button
            variant="subtle"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() =>
              void navigate({
                to: '/routing/$section',
                params: { section: 'history' },
                search: {},
              })
            }
          >
            {t`Show all changes`}
          </Button>
        )}
      </header>
      {changes.length === 0 ? (
        <EmptyState icon={<IconHistory size={22} />} title={t`Nothing has been changed yet`} />
      ) : null}
      {[...days].map(([day, ones]) => (
        <section key={day} className={classes.day} aria-label={dayText(day, today, i18n.locale)}>
          <h3>{dayText(day, today, i18n.locale)}</h3>
          <ul>
            {ones.map((change) => (
              <ChangeItem
                key={`${change.settingKey}@${change.version}`}
                change={change}
                onUndo={isUndoable(change) && mayUndo(change) ? () => setUndoing(change) : null}
              />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t`Older changes`}
        </Button>
      ) : null}
      {undoing === null ? null : <UndoDialog change={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}
