import { Button, Popover } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useLingui } from '@lingui/react/macro';
import { IconDialpad } from '@tabler/icons-react';
import type { CallView } from '@zentrale/protocol/views';
import type { Problem } from '@zentrale/protocol/errors';
import { useState } from 'react';
import { UNREACHABLE } from '../../api/client.ts';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { askCall } from '../../realtime/desk.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './call.module.css';

const KEYS = Array.from('123456789*0#');
const SHOWN_COUNT_MAX = 16;

/** Keys for the other side's telephone menu, by mouse or typed; what was pressed is not kept. */
export function Keypad({ call }: { call: CallView }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [pressed, setPressed] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const isOffered =
    call.line === 'telephone' && call.ownRole === 'holder' && call.state === 'active';
  const toggle = () => {
    setOpen(!isOpen);
    setPressed('');
    setProblem(null);
  };
  const label = t`Keypad`;
  useShortcut(
    isOffered ? { id: 'keypad', chord: 'alt+b', label, group: 'work', run: toggle } : null,
  );

  const press = async (key: string) => {
    setPressed((before) => (before + key).slice(-SHOWN_COUNT_MAX));
    const reply = await askCall({ act: 'send-keys', callId: call.callId, keys: key });
    setProblem(reply === null ? UNREACHABLE : reply.ok ? null : reply.problem);
  };
  // Of the whole window: the focus comes into the keypad only a moment after it has opened, and
  // what is typed until then must not be lost, nor land in a message.
  useWindowEvent(
    'keydown',
    (event) => {
      if (!isOpen || !isOffered || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!KEYS.includes(event.key)) return;
      event.preventDefault();
      void press(event.key);
    },
    { capture: true },
  );
  if (!isOffered) return null;

  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus position="bottom-end">
      <Popover.Target>
        <ActionButton
          label={label}
          hint={t`Press keys for a menu on the other side`}
          chord="alt+b"
          icon={<IconDialpad size={16} />}
          blocked={null}
          onClick={toggle}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <output className={classes.pressed} aria-label={t`Pressed`}>
          {pressed}
        </output>
        <div className={classes.keypad}>
          {KEYS.map((key) => (
            <Button key={key} variant="default" size="lg" p={0} onClick={() => void press(key)}>
              {key}
            </Button>
          ))}
        </div>
        <Refusal problem={problem} />
      </Popover.Dropdown>
    </Popover>
  );
}
