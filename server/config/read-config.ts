import { StartFailure } from '@zentrale/platform/sql/start-failure.ts';
import { OPTIONS, type OptionName, type OptionValues } from './options.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all options at once and checks them; nothing else in the product reads the environment.
 * Throws a `StartFailure` that lists every wrong setting in one sentence each.
 */
export function readConfig(environment: Environment, commandLine: readonly string[]): OptionValues {
  const given = { ...fromEnvironment(environment), ...fromCommandLine(commandLine) };
  const complaints: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(OPTIONS)) {
    const text = given[name] ?? option.fallback;
    if (text === null) {
      values[name] = null;
      continue;
    }
    const parsed = option.schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else complaints.push(`${settingName(name)}: ${firstIssue(parsed.error.issues)}`);
  }
  // Every member was parsed by its own schema above.
  if (complaints.length === 0) complaints.push(...relations(values as OptionValues));
  if (complaints.length > 0) throw new StartFailure(`Wrong setting. ${complaints.join('; ')}.`);
  // Every member was parsed by its own schema above.
  return values as OptionValues;
}

/** What one setting promises about another. */
function relations(values: OptionValues): string[] {
  const { CALL_GRACE_SECONDS, RECONNECT_GRACE_SECONDS } = values;
  if (CALL_GRACE_SECONDS > RECONNECT_GRACE_SECONDS) return [];
  const limit = `longer than ${settingName('RECONNECT_GRACE_SECONDS')}`;
  return [`${settingName('CALL_GRACE_SECONDS')}: must be ${limit}`];
}

function firstIssue(issues: readonly { message: string }[]): string {
  return issues[0]?.message ?? 'not accepted';
}

function settingName(name: string): string {
  return `ZENTRALE_${name} (--${name.toLowerCase().replaceAll('_', '-')})`;
}

function fromEnvironment(environment: Environment): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(environment)) {
    if (!key.startsWith('ZENTRALE_') || value === undefined || value === '') continue;
    const name = key.slice('ZENTRALE_'.length);
    // Other tools of ours (tests, benches) have variables of their own; those are not settings.
    if (isOption(name)) found[name] = value;
  }
  return found;
}

function fromCommandLine(words: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', inline] = (words[at] ?? '').split(/=(.*)/s);
    const name = word.replace(/^--/, '').toUpperCase().replaceAll('-', '_');
    if (!word.startsWith('--') || !isOption(name)) {
      throw new StartFailure(
        `Unknown setting ${word}; see docs/reference/config.md for all settings.`,
      );
    }
    const value = inline ?? words[(at += 1)];
    if (value === undefined) throw new StartFailure(`${word} needs a value.`);
    found[name] = value;
  }
  return found;
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
