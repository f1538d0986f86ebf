import { Menu } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconChevronDown, IconListCheck } from '@tabler/icons-react';
import {
  ChosenDialResult,
  type CallView,
  type DiallingView,
  type WorkView,
} from '@zentrale/protocol/views';
import { useState } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useEntry } from '../../realtime/use-topic.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import { useDialWords } from './use-dial-words.ts';
import classes from './dialling.module.css';

const CHORD = 'alt+shift+r';

/** Whom a list wants called, and what came of it; nothing where the work is of no list. */
export function DiallingBar({ work }: { work: WorkView }) {
  const name = `conversation/${work.conversationId}`;
  const dialling = useEntry<DiallingView>(name, 'dialling');
  return dialling === null ? null : <Bar work={work} dialling={dialling} />;
}

function Bar({ work, dialling }: { work: WorkView; dialling: DiallingView }) {
  const { t } = useLingui();
  const words = useDialWords();
  const { listName, attempt, attemptsMax, note, lastResult, chosenResult } = dialling;
  const last = lastResult === null ? '' : words.result(lastResult);
  const chosen = chosenResult === null ? '' : words.result(chosenResult);
  return (
    <section className={classes.bar} aria-label={t`From a list`}>
      <div className={classes.barWords}>
        <strong>{t`${listName}, attempt ${attempt} of ${attemptsMax}`}</strong>
        {note === '' ? null : <p className={classes.note}>{note}</p>}
        {last === '' ? null : <span>{t`Last attempt: ${last}`}</span>}
        {chosen === '' ? null : <span>{t`Result: ${chosen}`}</span>}
      </div>
      <ResultMenu work={work} dialling={dialling} />
    </section>
  );
}

/** Before a call a choice lets the work go; after one it corrects what the call tells. */
function ResultMenu({ work, dialling }: { work: WorkView; dialling: DiallingView }) {
  const { t } = useLingui();
  const words = useDialWords();
  const { interactionId, conversationId, state } = work;
  const call = useEntry<CallView>(`conversation/${conversationId}`, 'call');
  const [isOpen, setIsOpen] = useState(false);
  const choose = useCommand('set-dial-result');
  const skip = useCommand('skip-dial-entry');
  const isBefore = call === null && state === 'active';
  const label = isBefore ? t`Skip` : t`Result`;
  const blocked = state === 'parked' ? t`This is parked. Take it up again first.` : null;
  useShortcut({
    id: 'dial-result',
    chord: CHORD,
    label: isBefore ? t`Do not call, and say why` : t`Say what came of the call`,
    group: 'work',
    blocked,
    run: () => setIsOpen(true),
  });
  const onChoose = (result: ChosenDialResult) =>
    void (isBefore ? skip.run({ interactionId, result }) : choose.run({ conversationId, result }));
  return (
    <>
      <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end">
        <Menu.Target>
          <ActionButton
            label={label}
            hint={isBefore ? t`Do not call, and say why` : t`Say what came of the call`}
            chord={CHORD}
            icon={isBefore ? <IconChevronDown size={16} /> : <IconListCheck size={16} />}
            blocked={blocked}
            isBusy={choose.isAsked || skip.isAsked}
            onClick={() => setIsOpen((before) => !before)}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{isBefore ? t`Skip because of` : t`What came of the call`}</Menu.Label>
          {ChosenDialResult.options
            .filter((result) => !isBefore || (result !== 'reached' && result !== 'machine'))
            .map((result) => (
              <Menu.Item key={result} onClick={() => onChoose(result)}>
                {words.result(result)}
              </Menu.Item>
            ))}
          {dialling.chosenResult === null ? null : (
            <Menu.Item onClick={() => void choose.run({ conversationId, result: null })}>
              {t`As the call tells`}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Refusal problem={skip.problem ?? choose.problem} />
    </>
  );
}
