import type { Problem } from '@zentrale/protocol/errors';
import type { RecordingTrackView } from '@zentrale/protocol/views';
import { useEffect, useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { RecordingSound } from './sound.ts';

export interface Playing {
  readonly sound: RecordingSound | null;
  readonly isLoading: boolean;
  readonly isPlaying: boolean;
  readonly atMs: number;
  readonly problem: Problem | null;
  /** Fetches the sound the first time: that is what the audit trail notes. */
  readonly toggle: () => void;
  readonly seek: (atMs: number) => void;
}

/** Plays one recording while the component is there. */
export function useSound(recordingId: string, tracks: readonly RecordingTrackView[]): Playing {
  const [sound, setSound] = useState<RecordingSound | null>(null);
  const [phase, setPhase] = useState<'still' | 'loading' | 'playing'>('still');
  const [atMs, setAtMs] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const first = sound?.tracks[0]?.player;
    if (sound === null || first === undefined) return undefined;
    const moved = () => setAtMs(Math.round(first.currentTime * 1000));
    const ended = () => setPhase('still');
    first.addEventListener('timeupdate', moved);
    first.addEventListener('ended', ended);
    return () => {
      first.removeEventListener('timeupdate', moved);
      first.removeEventListener('ended', ended);
      sound.close();
    };
  }, [sound]);
  const start = async () => {
    setPhase('loading');
    setProblem(null);
    try {
      const loaded = sound ?? (await RecordingSound.load(recordingId, tracks));
      if (sound === null) loaded.seek(atMs);
      setSound(loaded);
      await loaded.play();
      setPhase('playing');
    } catch (failure) {
      setProblem(problemOf(failure));
      setPhase('still');
    }
  };
  return {
    sound,
    isLoading: phase === 'loading',
    isPlaying: phase === 'playing',
    atMs,
    problem,
    toggle: () => {
      if (phase !== 'playing') return void start();
      sound?.pause();
      setPhase('still');
    },
    seek: (to) => {
      setAtMs(to);
      sound?.seek(to);
    },
  };
}
