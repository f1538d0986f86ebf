import { useLingui } from '@lingui/react/macro';
import { IconKeyboard } from '@tabler/icons-react';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { useShortcut } from '../keyboard/shortcuts.ts';
import { useEntries } from '../realtime/use-topic.ts';
import { openDialog } from '../state/dialogs.ts';
import { Logo } from '../ui/Logo.tsx';
import { placesFor, type Place } from './places.ts';
import classes from './Shell.module.css';

export function Navigation() {
  const { t } = useLingui();
  const session = useSession();
  useShortcut({
    id: 'shortcuts',
    chord: '?',
    label: t`Show all shortcuts`,
    group: 'go',
    run: () => openDialog({ kind: 'shortcuts' }),
  });
  return (
    <nav className={classes.nav} aria-label={t`Main`}>
      <div className={classes.logo}>
        <Logo />
      </div>
      <ul className={classes.places}>
        {placesFor(session.roles).map((place) => (
          <PlaceLink key={place.to} place={place} />
        ))}
      </ul>
      <div className={classes.spacer} />
      <button
        type="button"
        className={classes.help}
        onClick={() => openDialog({ kind: 'shortcuts' })}
      >
        <IconKeyboard size={20} stroke={1.7} aria-hidden />
        {t`Keys`}
      </button>
    </nav>
  );
}

function PlaceLink({ place }: { place: Place }) {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const count = useUnread(place.to);
  const name = i18n._(place.name);
  const isHere = path.startsWith(place.to);
  useShortcut({
    id: `go-${place.to}`,
    chord: place.chord,
    label: t`Go to ${name}`,
    group: 'go',
    run: () => void router.navigate({ to: place.to }),
  });
  const Icon = place.icon;
  return (
    <li>
      <Link to={place.to} className={classes.place} aria-current={isHere ? 'page' : undefined}>
        <Icon size={20} stroke={1.7} aria-hidden />
        {name}
        {count > 0 ? (
          <span className={`${classes.count} tabular`}>
            <span aria-hidden>{count > 99 ? '99+' : count}</span>
            <span className="visually-hidden">{t`${count} new`}</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}

function useUnread(place: Place['to']): number {
  const work = useEntries('desk', 'work');
  const consults = useEntries('desk', 'consult');
  const session = useSession();
  if (place === '/inbox') return work.reduce((sum, one) => sum + one.unreadCount, 0);
  if (place === '/expert') {
    return consults.filter((one) => one.state === 'requested' && one.expertId === session.personId)
      .length;
  }
  return 0;
}
