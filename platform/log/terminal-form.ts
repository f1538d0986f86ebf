import { styleText } from 'node:util';

const COLOURS = { error: 'red', warn: 'yellow', info: 'green', debug: 'gray' } as const;

/** One line for people: time of day, level, event, then the fields as `name=value`. */
export function terminalForm(jsonLine: string): string {
  const { time, level, event, ...fields } = JSON.parse(jsonLine) as Record<string, unknown>;
  const colour = COLOURS[level as keyof typeof COLOURS] ?? 'gray';
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  const head = [String(time).slice(11, 23), styleText(colour, String(level).padEnd(5)), event];
  return `${[...head, styleText('gray', rest.join(' '))].join(' ').trimEnd()}\n`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return /^[\w.:/@+-]+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value);
}
