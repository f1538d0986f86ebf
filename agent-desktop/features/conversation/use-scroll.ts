import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineItem } from './timeline.ts';

const NEAR_END_PX = 80;

export function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
}

/** Draws only what is in sight, and keeps the newest in sight for who has not scrolled away. */
export function useScroll(items: readonly TimelineItem[], phase: string) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  // Nothing here is memoised by a compiler, which is what the rule guards.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.key ?? index,
    estimateSize: () => 72,
    overscan: 8,
    paddingEnd: 8,
  });
  const height = virtual.getTotalSize();
  const lastKey = items.at(-1)?.key;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && isAtEnd) element.scrollTop = element.scrollHeight;
  }, [height, lastKey, isAtEnd]);

  // A growing composer or consultation bar takes room from below; the end stays in sight.
  useEffect(() => {
    const element = scroller.current;
    if (!element || !isAtEnd) return undefined;
    const observer = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isAtEnd, phase]);

  // Our own line always comes into sight; somebody else's must not pull a reader away.
  const outgoingCount = items.filter(({ kind }) => kind === 'outgoing').length;
  useEffect(() => {
    if (outgoingCount > 0) setIsAtEnd(true);
  }, [outgoingCount]);

  const [seenKey, setSeenKey] = useState(lastKey);
  useEffect(() => {
    if (isAtEnd) setSeenKey(lastKey);
  }, [isAtEnd, lastKey]);
  const hasNew = !isAtEnd && lastKey !== seenKey;
  return { scroller, virtual, isAtEnd, setIsAtEnd, hasNew };
}
