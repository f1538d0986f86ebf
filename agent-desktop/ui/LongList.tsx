import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './LongList.module.css';

/** Up to here rows are simply drawn; beyond, only those in sight. */
const DRAWN_MAX = 100;
const NEAR_END_PX = 60;

/**
 * A list that scrolls in itself and stays quick with thousands of rows. `opensAtEnd` is for what
 * is read from its newest line, and stays there while the reader does.
 */
export function LongList<Item>({
  label,
  items,
  keyOf,
  rowHeightPx,
  opensAtEnd = false,
  children,
}: {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** A guess; rows are measured once they are drawn. */
  rowHeightPx: number;
  opensAtEnd?: boolean;
  children: (item: Item) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(opensAtEnd);
  const isVirtual = items.length > DRAWN_MAX;
  // Nothing of it is handed to a component that keeps its old answer.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    enabled: isVirtual,
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    estimateSize: () => rowHeightPx,
    overscan: 10,
  });
  const height = virtual.getTotalSize();
  useEffect(() => {
    const element = scroller.current;
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [height, items.length]);

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="group"
      aria-label={label}
      // Lists without a control in them must be scrolled by key as well.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = opensAtEnd && scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
    >
      {isVirtual ? (
        <ul className={classes.list} data-virtual style={{ height }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const item = items[index];
            return item === undefined ? null : (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                {children(item)}
              </li>
            );
          })}
        </ul>
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <li key={keyOf(item)}>{children(item)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
