import { Menu } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconClockPause } from '@tabler/icons-react';
import type { WorkView } from '@zentrale/protocol/views';
import { useEffect, useState } from 'react';
import { announce } from '../../announce/announce.tsx';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { serverNow } from '../../realtime/clock.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Refusal } from '../../ui/states.tsx';
import { PARK_CHOICES, parkUntil, type ParkChoice } from './park-times.ts';
import { useBlocked } from './use-blocked.ts';

/** Puts work aside until a time or until the customer writes; the room becomes free. */
export function ParkAction({ work }: { work: WorkView }) {
  const { t } = useLingui();
  const blocked = useBlocked(work)('park');
  const park = useCommand('park-interaction');
  const [isOpen, setIsOpen] = useState(false);
  const { interactionId } = work;
  const names = {
    quarter: t`for 15 minutes`,
    hour: t`for an hour`,
    tomorrow: t`until tomorrow, 9:00`,
    answer: t`until the customer answers`,
  };
  const onPark = async (choice: ParkChoice) => {
    setIsOpen(false);
    const untilAt = parkUntil(choice, serverNow());
    const outcome = await park.run({ interactionId, ...(untilAt === null ? {} : { untilAt }) });
    if (outcome.ok) announce(t`Parked.`);
  };
  useShortcut({
    id: 'park',
    chord: 'alt+k',
    label: t`Park this interaction`,
    group: 'work',
    blocked,
    run: () => setIsOpen(true),
  });
  useDigits(isOpen, (digit) => {
    const choice = PARK_CHOICES[digit - 1];
    if (choice !== undefined) void onPark(choice);
  });
  return (
    <>
      <Menu opened={isOpen} onChange={setIsOpen} width={260}>
        <Menu.Target>
          <ActionButton
            label={t`Park`}
            hint={t`Put it aside and take it up later`}
            chord="alt+k"
            icon={<IconClockPause size={16} stroke={1.8} />}
            blocked={blocked}
            isBusy={park.isAsked}
            onClick={() => setIsOpen(true)}
          />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t`Park`}</Menu.Label>
          {PARK_CHOICES.map((choice, index) => (
            <ParkItem
              key={choice}
              digit={index + 1}
              name={names[choice]}
              blocked={blocked}
              onChoose={() => void onPark(choice)}
            />
          ))}
        </Menu.Dropdown>
      </Menu>
      {PARK_CHOICES.map((choice, index) => (
        <ParkKey
          key={choice}
          digit={index + 1}
          name={names[choice]}
          blocked={blocked}
          onChoose={() => void onPark(choice)}
        />
      ))}
      <Refusal problem={park.problem} />
    </>
  );
}

/** Digits choose in an open menu, however long somebody has read it. */
function useDigits(isOpen: boolean, onDigit: (digit: number) => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const choose = (event: KeyboardEvent) => {
      if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      onDigit(Number(event.key));
    };
    // Before the listener of all shortcuts, which leaves alone what was dealt with.
    window.addEventListener('keydown', choose, { capture: true });
    return () => window.removeEventListener('keydown', choose, { capture: true });
  });
}

interface Item {
  readonly digit: number;
  readonly name: string;
  readonly blocked: string | null;
  readonly onChoose: () => void;
}

function ParkItem({ digit, name, onChoose }: Item) {
  return (
    <Menu.Item rightSection={<Keys chord={String(digit)} />} onClick={onChoose}>
      {name}
    </Menu.Item>
  );
}

/** The choice by key, so that the palette has it as well. */
function ParkKey({ digit, name, blocked, onChoose }: Item) {
  const { t } = useLingui();
  useShortcut({
    id: `park-${digit}`,
    chord: `alt+k ${digit}`,
    label: t`Park ${name}`,
    group: 'work',
    blocked,
    run: onChoose,
  });
  return null;
}
