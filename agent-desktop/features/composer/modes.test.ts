import { expect, test } from 'vitest';
import { modeNow, type WritingMode } from './modes.ts';

const expertModes = (replyBlocked: string | null): WritingMode[] => [
  { mode: 'consult', blocked: null, consultId: 'c1', partnerName: 'Mara Lindner' },
  { mode: 'reply', blocked: replyBlocked },
];
const agentModes = (replyBlocked: string | null): WritingMode[] => [
  { mode: 'reply', blocked: replyBlocked },
  { mode: 'note', blocked: null },
];

test('an expert writes privately until she chooses otherwise, even after joining', () => {
  expect(modeNow(expertModes('not joined'), null)?.mode).toBe('consult');
  expect(modeNow(expertModes(null), null)?.mode).toBe('consult');
  expect(modeNow(expertModes(null), { mode: 'reply', canReply: true })?.mode).toBe('reply');
});

test('who chose to reply before the desk knew that she had joined writes to the customer', () => {
  const early = { mode: 'reply', canReply: false } as const;
  expect(modeNow(expertModes('not joined'), early)?.mode).toBe('reply');
  expect(modeNow(expertModes(null), early)?.mode).toBe('reply');
});

test('after completion one writes notes, and replies again after reopening', () => {
  expect(modeNow(agentModes('completed'), { mode: 'reply', canReply: true })?.mode).toBe('note');
  expect(modeNow(agentModes(null), { mode: 'note', canReply: false })?.mode).toBe('reply');
});
