import { describe, expect, test } from 'vitest';
import { canReplyIn, currentMode, standingChoice, type WritingMode } from './modes.ts';

const WHY = 'not now';
const expertsModes = (hasJoined: boolean): WritingMode[] => [
  { mode: 'consult', blocked: null, consultId: 'con_1', partnerName: 'Mara' },
  { mode: 'reply', blocked: hasJoined ? null : WHY },
];
const agentsModes = (isOver: boolean): WritingMode[] => [
  { mode: 'reply', blocked: isOver ? WHY : null },
  { mode: 'note', blocked: null },
];

describe('what is written', () => {
  const written = (
    before: WritingMode[],
    chosen: 'reply' | 'note' | 'consult',
    now: WritingMode[],
  ) =>
    currentMode(
      now,
      standingChoice({ mode: chosen, canReply: canReplyIn(before) }, canReplyIn(now)),
    )?.mode;

  test('is the first that is possible until somebody chooses', () => {
    expect(currentMode(expertsModes(true), null)?.mode).toBe('consult');
    expect(currentMode(agentsModes(false), null)?.mode).toBe('reply');
    expect(currentMode(agentsModes(true), null)?.mode).toBe('note');
  });

  test('stays a reply for an expert who chose it while joining', () => {
    expect(written(expertsModes(false), 'reply', expertsModes(false))).toBe('reply');
    expect(written(expertsModes(false), 'reply', expertsModes(true))).toBe('reply');
    expect(written(expertsModes(false), 'consult', expertsModes(true))).toBe('consult');
  });

  test('is a note once the interaction is completed, and a reply again when it is reopened', () => {
    expect(written(agentsModes(false), 'reply', agentsModes(true))).toBe('note');
    expect(written(agentsModes(true), 'note', agentsModes(false))).toBe('reply');
  });

  test('is a note also for a reply that was chosen early', () => {
    const early = standingChoice({ mode: 'reply', canReply: false }, true);
    expect(currentMode(agentsModes(true), standingChoice(early, false))?.mode).toBe('note');
  });
});
