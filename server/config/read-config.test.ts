import { describe, expect, test } from 'vitest';
import { iceServersOf } from './ice-servers.ts';
import { readConfig } from './read-config.ts';

describe('settings of calls', () => {
  test('the grace of a call outlasts the one of its agent', () => {
    const settings = { ZENTRALE_CALL_GRACE_SECONDS: '20', ZENTRALE_RECONNECT_GRACE_SECONDS: '20' };
    expect(() => readConfig(settings, [])).toThrow(
      'ZENTRALE_CALL_GRACE_SECONDS (--call-grace-seconds): must be longer than ' +
        'ZENTRALE_RECONNECT_GRACE_SECONDS (--reconnect-grace-seconds)',
    );
    const fits = { ...settings, ZENTRALE_CALL_GRACE_SECONDS: '21' };
    expect(readConfig(fits, []).CALL_GRACE_SECONDS).toBe(21);
  });

  test('TURN servers are a list of addresses, and nothing else', () => {
    const turn = (words: string) => readConfig({ ZENTRALE_MEDIA_TURN: words }, []);
    const config = turn('turn:one.example:3478?transport=udp, turns:two.example:5349');
    expect(iceServersOf(config)).toEqual([
      { urls: ['turn:one.example:3478?transport=udp', 'turns:two.example:5349'] },
    ]);
    const named = { ...config, MEDIA_TURN_USERNAME: 'zentrale', MEDIA_TURN_PASSWORD: 'geheim' };
    expect(iceServersOf(named)[0]).toMatchObject({ username: 'zentrale', credential: 'geheim' });
    expect(iceServersOf(readConfig({}, []))).toEqual([]);
    for (const wrong of ['https://one.example', 'turn:', ' ']) {
      expect(() => turn(wrong), wrong).toThrow('ZENTRALE_MEDIA_TURN');
    }
  });
});
