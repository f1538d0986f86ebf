import { setImmediate as turn } from 'node:timers/promises';
import { asId, type ConversationId } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { ConversationNames } from './conversation-names.ts';

const id = (name: string) => asId<ConversationId>(name);

function namesFrom(table: Record<string, string>) {
  const reads: string[][] = [];
  const learned: string[] = [];
  const failures: unknown[] = [];
  let isBroken = false;
  const names = new ConversationNames({
    read: async (ids) => {
      reads.push([...ids]);
      if (isBroken) throw new Error('no store');
      return ids.flatMap((conversationId) => {
        const customerName = table[conversationId];
        return customerName === undefined ? [] : [{ conversationId, customerName, subject: '' }];
      });
    },
    learned: (ids) => learned.push(...ids),
    failed: (failure) => failures.push(failure),
  });
  const broken = (next: boolean) => {
    isBroken = next;
  };
  return { names, reads, learned, failures, broken };
}

test('names are read once, together, and told when they are there', async () => {
  const { names, reads, learned } = namesFrom({ a: 'Lea', b: 'Ben' });
  expect([names.of(id('a')), names.of(id('b'))]).toEqual([null, null]);
  await turn();
  expect(reads).toEqual([['a', 'b']]);
  expect(learned).toEqual(['a', 'b']);
  expect(names.of(id('a'))?.customerName).toBe('Lea');
  await turn();
  expect(reads).toHaveLength(1);
});

test('a change is read anew and told only when the name is another one', async () => {
  const table: Record<string, string> = { a: 'Visitor' };
  const { names, reads, learned } = namesFrom(table);
  names.of(id('a'));
  await turn();
  names.changed(id('a'));
  names.changed(id('never shown'));
  await turn();
  expect(reads).toEqual([['a'], ['a']]);
  expect(learned).toEqual(['a']);
  table['a'] = 'Lea';
  names.changed(id('a'));
  await turn();
  expect(learned).toEqual(['a', 'a']);
  expect(names.of(id('a'))?.customerName).toBe('Lea');
});

test('what does not exist has no name and is not asked for again', async () => {
  const { names, reads } = namesFrom({});
  names.of(id('gone'));
  await turn();
  expect(names.of(id('gone'))).toEqual({ customerName: '', subject: '' });
  expect(reads).toHaveLength(1);
});

test('a store that fails is asked again by the next look', async () => {
  const { names, failures, broken } = namesFrom({ a: 'Lea' });
  broken(true);
  names.of(id('a'));
  await turn();
  expect(failures).toHaveLength(1);
  broken(false);
  expect(names.of(id('a'))).toBeNull();
  await turn();
  expect(names.of(id('a'))?.customerName).toBe('Lea');
});
