import type { CommandReply, CommandRequest } from '@zentrale/protocol/socket';
import { describe, expect, test } from 'vitest';
import { CommandQueue } from './command-queue.ts';

function scripted(replies: (CommandReply | 'silence')[]) {
  const sent: CommandRequest[] = [];
  const line = { isConnected: true };
  let minted = 0;
  const queue = new CommandQueue({
    isConnected: () => line.isConnected,
    send: async (request) => {
      sent.push(request);
      const reply = replies.shift() ?? 'silence';
      if (reply === 'silence') throw new Error('timeout');
      return reply;
    },
    isWorthRepeating: ({ kind }) => kind === 'server.draining',
    wait: () => Promise.resolve(),
    mintId: () => `cmd-${(minted += 1)}`,
  });
  return { queue, sent, line };
}

const yes: CommandReply = { ok: true, answer: {} };
const no = (kind: string): CommandReply => ({
  ok: false,
  problem: { kind, title: '', status: 409 },
});

describe('commands', () => {
  test('are repeated under the same id until somebody answers', async () => {
    const { queue, sent } = scripted(['silence', 'silence', yes]);
    expect(await queue.send('set-ready', {})).toEqual(yes);
    expect(sent.map(({ commandId }) => commandId)).toEqual(['cmd-1', 'cmd-1', 'cmd-1']);
    expect(queue.waitingCount).toBe(0);
  });

  test('wait while there is no connection and go out with the next one', async () => {
    const { queue, sent, line } = scripted([yes]);
    line.isConnected = false;
    const outcome = queue.send('set-ready', {});
    expect(sent).toEqual([]);
    line.isConnected = true;
    queue.repeatAll();
    expect(await outcome).toEqual(yes);
    expect(sent).toHaveLength(1);
  });

  test('end with a refusal, which is an answer', async () => {
    const { queue, sent } = scripted([no('offer.over')]);
    expect(await queue.send('accept-offer', { offerId: 'off_1' })).toEqual(no('offer.over'));
    expect(sent).toHaveLength(1);
  });

  test('go on when the server only says "not now"', async () => {
    const { queue, sent } = scripted([no('server.draining'), yes]);
    expect(await queue.send('set-ready', {})).toEqual(yes);
    expect(sent).toHaveLength(2);
  });

  test('are not sent twice at once by a reconnect', async () => {
    const { queue, sent } = scripted([yes]);
    const outcome = queue.send('set-ready', {});
    queue.repeatAll();
    queue.repeatAll();
    await outcome;
    expect(sent).toHaveLength(1);
  });
});
