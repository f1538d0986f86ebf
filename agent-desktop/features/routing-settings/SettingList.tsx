import { Button, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { LongList } from '../../ui/LongList.tsx';
import { SECTION_NAMES } from './section-names.ts';
import { NEW_ID, type Section } from './sections.ts';
import { useWalk } from './use-walk.ts';
import classes from './routing.module.css';

export interface ListedSetting {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

const SEARCH_FROM_COUNT = 8;

/** Everything of a kind by name; `j` and `k` walk through it. */
export function SettingList({
  section,
  items,
  open,
  mayCreate,
}: {
  section: Section;
  items: readonly ListedSetting[];
  open: string | null;
  mayCreate: boolean;
}) {
  const { t, i18n } = useLingui();
  const [sought, setSought] = useState('');
  const shown = useMemo(() => {
    const words = sought.trim().toLowerCase();
    return items.filter(({ name }) => name.toLowerCase().includes(words));
  }, [items, sought]);
  const go = useWalk({ section, ids: shown.map(({ id }) => id), open, mayCreate });
  const name = i18n._(SECTION_NAMES[section]);
  return (
    <div className={classes.list}>
      {mayCreate ? (
        <div className={classes.listHead}>
          <Button
            fullWidth
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => go(NEW_ID)}
          >
            {t`New`}
          </Button>
        </div>
      ) : null}
      {items.length >= SEARCH_FROM_COUNT ? (
        <div className={classes.listHead}>
          <TextInput
            size="xs"
            aria-label={t`Search by name`}
            placeholder={t`Search by name`}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <div className={classes.listBody}>
        <LongList label={name} items={shown} keyOf={({ id }) => id} rowHeightPx={54}>
          {(item) => (
            <Link
              to="/routing/$section/$id"
              params={{ section, id: item.id }}
              search={{}}
              className={classes.item}
              aria-current={item.id === open ? 'true' : undefined}
            >
              <span className={classes.itemName}>{item.name}</span>
              <span className={`${classes.itemAbout} tabular`}>{item.about}</span>
            </Link>
          )}
        </LongList>
      </div>
    </div>
  );
}
