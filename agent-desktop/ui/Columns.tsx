import { useEffect, useRef, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import classes from './Columns.module.css';

/** Three columns, resized by pointer or arrow keys, remembered on this browser. F6 goes around. */
export function Columns({
  id,
  label,
  left,
  middle,
  right,
}: {
  id: string;
  label: string;
  left: ReactNode;
  middle: ReactNode;
  right: ReactNode;
}) {
  const panelIds = right === null ? ['left', 'middle'] : ['left', 'middle', 'right'];
  const layout = useDefaultLayout({ id: `zentrale.${id}`, panelIds, storage: localStorage });
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const goAround = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !root.current) return;
      event.preventDefault();
      const regions = [...root.current.querySelectorAll<HTMLElement>('[data-region]')];
      const at = regions.findIndex((region) => region.contains(document.activeElement));
      const by = event.shiftKey ? -1 : 1;
      regions[(at + by + regions.length) % regions.length]?.focus();
    };
    window.addEventListener('keydown', goAround);
    return () => window.removeEventListener('keydown', goAround);
  }, []);

  return (
    <Group
      elementRef={root}
      className={classes.group}
      orientation="horizontal"
      {...(layout.defaultLayout ? { defaultLayout: layout.defaultLayout } : {})}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="left" defaultSize="23%" minSize="220px" maxSize="420px">
        <div className={classes.region} data-region tabIndex={-1}>
          {left}
        </div>
      </Panel>
      <Separator className={classes.separator} aria-label={label} />
      <Panel id="middle" minSize="380px">
        <div className={classes.region} data-region tabIndex={-1}>
          {middle}
        </div>
      </Panel>
      {right === null ? null : (
        <>
          <Separator className={classes.separator} aria-label={label} />
          <Panel id="right" defaultSize="27%" minSize="260px" maxSize="520px">
            <div className={classes.region} data-region tabIndex={-1}>
              {right}
            </div>
          </Panel>
        </>
      )}
    </Group>
  );
}
