import { useLingui } from '@lingui/react/macro';
import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { IconBook2, IconBolt, IconSearch } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { articlesQuery } from '../api/queries.ts';
import { useShortcuts } from '../keyboard/shortcuts.ts';
import { useEntries } from '../realtime/use-topic.ts';
import { ChannelMark } from '../ui/ChannelMark.tsx';
import { Keys } from '../ui/Keys.tsx';
import classes from './Shell.module.css';

/** Everything by name: places, actions on what is open, held work, articles. */
export function Palette() {
  const { t, i18n } = useLingui();
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [sought] = useDebouncedValue(query.trim(), 200);
  const shortcuts = useShortcuts((state) => state.all);
  const work = useEntries('desk', 'work');
  const { data: articles } = useQuery({
    ...articlesQuery(sought, i18n.locale === 'de' ? 'de' : 'en', 5),
    enabled: sought.length > 1,
  });

  const actions: SpotlightActionData[] = shortcuts
    .filter((one) => !one.blocked)
    .map((one) => ({
      id: one.id,
      label: one.label,
      leftSection: <IconBolt size={16} stroke={1.7} aria-hidden />,
      rightSection: <Keys chord={one.chord} />,
      onClick: () => one.run(),
    }));
  const held: SpotlightActionData[] = work.map((one) => ({
    id: one.interactionId,
    label: one.customerName,
    description: one.subject,
    leftSection: <ChannelMark channel={one.channel} isIconOnly />,
    onClick: () =>
      void router.navigate({
        to: '/inbox/$interactionId',
        params: { interactionId: one.interactionId },
      }),
  }));
  const found: SpotlightActionData[] = (sought.length > 1 ? (articles ?? []) : []).map((one) => ({
    id: one.articleId,
    label: one.title,
    // The server found it by word stems; the palette's own filter must not hide it again.
    keywords: query,
    leftSection: <IconBook2 size={16} stroke={1.7} aria-hidden />,
    onClick: () =>
      void router.navigate({ to: '/knowledge/$articleId', params: { articleId: one.articleId } }),
  }));
  const groups: SpotlightActionGroupData[] = [
    { group: t`Held work`, actions: held },
    { group: t`Actions`, actions },
    { group: t`Knowledge`, actions: found },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      scrollable
      maxHeight={420}
      highlightQuery
      nothingFound={t`Nothing found`}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t`Search actions, work and knowledge…`,
        'aria-label': t`Search actions, work and knowledge`,
      }}
      title={t`Search or do`}
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      classNames={{
        header: 'visually-hidden',
        action: classes.paletteAction,
        actionDescription: classes.paletteDetail,
      }}
    />
  );
}
