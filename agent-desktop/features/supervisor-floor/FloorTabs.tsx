import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconBroadcast, IconChartHistogram, IconFlask, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './floor.module.css';

interface FloorView {
  readonly to: '/floor' | '/floor/today' | '/floor/what-if';
  readonly name: MessageDescriptor;
  readonly icon: Icon;
}

/** The views of the floor; a new one takes its place here and in the routes. */
const FLOOR_VIEWS: readonly FloorView[] = [
  { to: '/floor', name: msg`Live`, icon: IconBroadcast },
  { to: '/floor/today', name: msg`Today`, icon: IconChartHistogram },
  { to: '/floor/what-if', name: msg`What if`, icon: IconFlask },
];

export function FloorTabs() {
  const { t, i18n } = useLingui();
  return (
    <nav className={classes.tabs} aria-label={t`Views of the floor`}>
      {FLOOR_VIEWS.map(({ to, name, icon: ViewIcon }) => (
        <Link
          key={to}
          to={to}
          // The queue somebody looks at stays chosen; the panel closes.
          search={({ queue }: { queue?: string | undefined }) =>
            queue === undefined ? {} : { queue }
          }
          className={classes.tab}
          // `/floor` begins every address of the floor.
          activeOptions={{ exact: true, includeSearch: false }}
        >
          <ViewIcon size={15} stroke={1.8} aria-hidden />
          {i18n._(name)}
        </Link>
      ))}
    </nav>
  );
}
