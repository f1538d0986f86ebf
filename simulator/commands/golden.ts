// Records a day that the engine must decide alike for ever: npm run golden -- day-1
import { parseArgs } from 'node:util';
import { writeHistory } from '../golden/history.ts';
import { recordDay } from '../golden/record.ts';
import { say } from './say.ts';

const { values, positionals } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    hours: { type: 'string', default: '8' },
  },
  allowPositionals: true,
});
const [name] = positionals;

if (name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  say('npm run golden -- name [--seed whole number] [--hours number]');
  process.exitCode = 2;
} else {
  const history = recordDay(name, Number(values.seed), Number(values.hours));
  const factCount = history.entries.reduce((sum, { facts }) => sum + facts.length, 0);
  const bytes = writeHistory(history);
  say(`${name}: ${history.entries.length} commands, ${factCount} facts, ${bytes} bytes`);
  say(`final digest ${history.head.digest}`);
}
