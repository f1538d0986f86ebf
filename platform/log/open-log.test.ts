import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { openLog, type LogLevel } from './index.ts';

function recorded(level: LogLevel = 'info', form: 'json' | 'terminal' = 'json') {
  const lines: string[] = [];
  return { lines, log: openLog({ level, form, write: (line) => lines.push(line) }) };
}

test('a line is one JSON object with time, level, event, context and fields', () => {
  const { lines, log } = recorded();
  log.with({ tenantId: 'ten_1' }).info('offer.missed', { waitMs: 12 });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith('}\n')).toBe(true);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    event: 'offer.missed',
    tenantId: 'ten_1',
    waitMs: 12,
  });
});

test('lines below the level are not written', () => {
  const { lines, log } = recorded('warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(lines).toHaveLength(2);
});

test('sensitive fields are blanked by a word of their name, at any depth, in context and errors', () => {
  const { lines, log } = recorded();
  const cause = Object.assign(new Error('inner'), { email: 'CANARY' });
  log.with({ accessToken: 'CANARY' }).error('x', {
    password: 'CANARY',
    headers: { authorization: 'CANARY', 'set-cookie': ['CANARY'] },
    customers: [{ customer_email: 'CANARY', phoneNumber: 'CANARY', secret: 4711 }],
    messageText: 'CANARY',
    body: { deep: 'CANARY' },
    error: new Error('outer', { cause }),
    bodyBytes: 12,
    context: 'kept',
  });
  expect(lines[0]).not.toContain('CANARY');
  expect(lines[0]).not.toContain('4711');
  const line = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({ bodyBytes: 12, context: 'kept' });
  expect(line.error).toMatchObject({ message: 'outer', cause: { message: 'inner' } });
});

test('the form for terminals is one line: time of day, level, event, fields', () => {
  const { lines, log } = recorded('info', 'terminal');
  log.warn('database.restarted', { processId: 7, reason: 'it\nfell' });
  expect(lines.map(stripVTControlCharacters)).toEqual([
    expect.stringMatching(
      /^[\d:.]{12} warn  database\.restarted processId=7 reason="it\\nfell"\n$/,
    ),
  ]);
});
