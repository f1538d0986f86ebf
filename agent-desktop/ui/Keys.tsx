import { Kbd } from '@mantine/core';
import classes from './Keys.module.css';

const isMac = navigator.platform.startsWith('Mac');
const NAMES: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: '⇧',
  up: '↑',
  down: '↓',
  enter: '↵',
  esc: 'Esc',
};

function keyNames(chord: string): string[] {
  return chord.split(/[+ ]/).map((part) => NAMES[part] ?? part.toUpperCase());
}

/** `alt+a` as a person reads it: `Alt+A`. */
export function chordText(chord: string): string {
  return keyNames(chord).join(chord.includes(' ') ? ' ' : '+');
}

export function Keys({ chord }: { chord: string }) {
  return (
    <span className={classes.keys}>
      {keyNames(chord).map((name, index) => (
        <Kbd key={index} size="xs">
          {name}
        </Kbd>
      ))}
    </span>
  );
}
