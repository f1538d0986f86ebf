import { JOINING, type Softphone } from '@zentrale/softphone';
import { NO_MEDIA, type ShownMedia } from '@zentrale/softphone/media';
import type { Problem } from '@zentrale/protocol/errors';
import { useEffect, useState } from 'react';
import { askCall, onCallFrame, sendCommand } from '../../realtime/desk.ts';
import { usePreferences } from '../../state/preferences.ts';

interface TestCall {
  readonly softphone: Softphone;
  readonly media: ShownMedia;
  readonly problem: Problem | null;
}

const BEGINNING: TestCall = { softphone: JOINING, media: NO_MEDIA, problem: null };

/** A call with an echo, from the moment the component is shown until it is gone. */
export function useTestCall(): TestCall {
  const [test, setTest] = useState(BEGINNING);
  useEffect(() => {
    let isOver = false;
    let leave = () => {};
    const show = (change: Partial<TestCall>) => {
      if (!isOver) setTest((before) => ({ ...before, ...change }));
    };
    const begin = async () => {
      const begun = await sendCommand('start-test-call', {});
      if (!begun.ok) return show({ problem: begun.problem });
      const { callId } = begun.answer;
      const { CallSession } = await import('@zentrale/softphone/session');
      if (isOver) return void askCall({ act: 'leave', callId });
      const session = new CallSession(callId, {
        ask: askCall,
        onChange: (softphone) => show({ softphone }),
        onMedia: (media) => show({ media }),
        devices: usePreferences.getState().devices,
      });
      const unlisten = onCallFrame((frame) => {
        if (frame.callId === callId) session.receive(frame);
      });
      const unsubscribe = usePreferences.subscribe(({ devices }, before) => {
        if (devices !== before.devices) void session.choose(devices);
      });
      leave = () => {
        unlisten();
        unsubscribe();
        void askCall({ act: 'leave', callId });
        session.close();
      };
      await session.join();
    };
    void begin();
    return () => {
      isOver = true;
      leave();
    };
  }, []);
  return test;
}
