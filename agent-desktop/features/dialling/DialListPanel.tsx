import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconPencil, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { DialResult, type DialListState, type DialListView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntries } from '../../realtime/use-topic.ts';
import { localName } from '../../text/i18n.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import { DialListForm } from './DialListForm.tsx';
import { EndListQuestion } from './EndListQuestion.tsx';
import { EntryTable } from './EntryTable.tsx';
import { UploadEntries } from './UploadEntries.tsx';
import { useDialWords } from './use-dial-words.ts';
import classes from './dialling.module.css';

/** One list: what it is like, how far it has come, and every number of it. */
export function DialListPanel({ list }: { list: DialListView }) {
  const { t, i18n } = useLingui();
  const words = useDialWords();
  const { data: centre } = useQuery(centreQuery);
  const calendars = useEntries('routing-settings', 'calendar');
  const topic = centre?.topics.find(({ topicId }) => topicId === list.topicId);
  const hours = calendars.find(({ calendar }) => calendar.calendarId === list.calendarId);
  const { attemptsMax, retryAfterMinutes } = list;
  return (
    <article className={classes.panel} aria-label={list.name}>
      <header className={classes.top}>
        <div>
          <h2>
            {list.name} <span className={classes.dim}>{words.listState(list.state)}</span>
          </h2>
          <p className={classes.dim}>
            {[
              topic === undefined ? '' : localName(topic, i18n.locale),
              hours?.calendar.name ?? t`As long as the queue is open`,
              t`${plural(attemptsMax, { one: 'one attempt', other: '# attempts' })}`,
              attemptsMax === 1
                ? ''
                : t`${plural(retryAfterMinutes, { one: 'one minute apart', other: '# minutes apart' })}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Acts list={list} />
      </header>
      <Counts list={list} />
      {list.state === 'ended' ? null : <UploadEntries listId={list.listId} />}
      <EntryTable list={list} />
    </article>
  );
}

function Acts({ list }: { list: DialListView }) {
  const { t } = useLingui();
  const { listId, state } = list;
  const set = useCommand('set-dial-list-state');
  const [asked, setAsked] = useState<'change' | 'end' | null>(null);
  const isRunning = state === 'running';
  const isOver = state === 'ended' ? t`This list has ended.` : null;
  const to = (next: DialListState) => void set.run({ listId, state: next });
  const begin = {
    label: isRunning ? t`Pause` : t`Start calling`,
    blocked: isOver ?? (list.entryCount === 0 ? t`There is nobody on this list yet.` : null),
    run: () => to(isRunning ? 'paused' : 'running'),
  };
  useShortcut({ id: 'run-list', chord: 's', group: 'page', ...begin });
  return (
    <div className={classes.acts}>
      <ActionButton
        label={begin.label}
        chord="s"
        icon={isRunning ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
        blocked={begin.blocked}
        isPrimary={!isRunning}
        isBusy={set.isAsked}
        onClick={begin.run}
      />
      <ActionButton
        label={t`Change`}
        icon={<IconPencil size={16} />}
        blocked={isOver}
        onClick={() => setAsked('change')}
      />
      <ActionButton
        label={t`End`}
        hint={t`Nobody of it is called any more`}
        icon={<IconPlayerStop size={16} />}
        blocked={isOver}
        onClick={() => setAsked('end')}
      />
      <Refusal problem={set.problem} />
      {asked === 'change' ? <DialListForm list={list} onClose={() => setAsked(null)} /> : null}
      {asked === 'end' ? (
        <EndListQuestion
          name={list.name}
          onYes={() => {
            setAsked(null);
            to('ended');
          }}
          onNo={() => setAsked(null)}
        />
      ) : null}
    </div>
  );
}

function Counts({ list }: { list: DialListView }) {
  const { t } = useLingui();
  const words = useDialWords();
  const results = DialResult.options.flatMap((result) => {
    const count = list.results[result] ?? 0;
    return count === 0 ? [] : [[words.result(result), count] as const];
  });
  const rows = [
    [t`On the list`, list.entryCount] as const,
    [t`Open`, list.openCount] as const,
    [t`Under way`, list.queuedCount] as const,
    ...results,
  ];
  return (
    <dl className={classes.counts} aria-label={t`How far it has come`}>
      {rows.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="tabular">{count}</dd>
        </div>
      ))}
    </dl>
  );
}
