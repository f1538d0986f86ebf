import { Button, Popover } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconDialpad } from '@tabler/icons-react';
import type { CallView } from '@zentrale/protocol/views';
import type { Problem } from '@zentrale/protocol/errors';
import { useState, type KeyboardEvent } from 'react';
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
  if (!isOffered) return null;

  const press = async (key: string) => {
    setPressed((before) => (before + key).slice(-SHOWN_COUNT_MAX));
    const reply = await askCall({ act: 'send-keys', callId: call.callId, keys: key });
    setProblem(reply === null ? UNREACHABLE : reply.ok ? null : reply.problem);
  };
  const type = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    void press(event.key);
  };
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
      <Popover.Dropdown aria-label={label} onKeyDown={type}>
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
