import { useLingui } from '@lingui/react/macro';
import { IconBook2 } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ArticleHit, Locale } from '@zentrale/protocol/views';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { articleQuery, articlesQuery, queryClient } from '../../api/queries.ts';
import { plainText } from '../../ui/markdown.ts';
import { slashQuery, type SlashQuery } from './slash.ts';
import classes from './composer.module.css';

const LIST_ID = 'slash-menu';

/** The search that `/` opens in the field: arrows choose, Enter inserts, Escape closes. */
export function useSlashMenu(
  text: string,
  field: RefObject<HTMLTextAreaElement | null>,
  language: Locale,
  onInsert: (query: SlashQuery, insertion: string) => void,
) {
  const [cursor, setCursor] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const query = slashQuery(text, cursor);
  const [sought] = useDebouncedValue(query?.words.trim() ?? '', 150);
  const isOpen = query !== null && query.from !== closedAt;
  const { data } = useQuery({ ...articlesQuery(sought, language, 6), enabled: isOpen });
  // What is meant for colleagues must not slip into a message by a quick Enter.
  const hits: readonly ArticleHit[] = isOpen
    ? (data ?? []).filter(({ audience }) => audience === 'public')
    : [];
  const chosen = Math.min(active, Math.max(0, hits.length - 1));

  const choose = async (hit: ArticleHit) => {
    if (!query) return;
    const article = await queryClient.fetchQuery(articleQuery(hit.articleId));
    onInsert(query, plainText(article.body));
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    if (event.key === 'Escape') {
      setClosedAt(query.from);
    } else if (hits.length === 0) {
      return false;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setActive((chosen + by + hits.length) % hits.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const hit = hits[chosen];
      if (hit) void choose(hit);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  const isListed = isOpen && hits.length > 0;
  return {
    isOpen,
    hits,
    chosen,
    choose,
    onKeyDown,
    onSelect: () => setCursor(field.current?.selectionStart ?? 0),
    fieldProps: {
      'aria-haspopup': 'listbox' as const,
      ...(isListed
        ? { 'aria-controls': LIST_ID, 'aria-activedescendant': `${LIST_ID}-${chosen}` }
        : {}),
    },
  };
}

export function SlashMenu({ menu }: { menu: ReturnType<typeof useSlashMenu> }) {
  const { t } = useLingui();
  if (!menu.isOpen) return null;
  return (
    <div className={classes.slash}>
      {menu.hits.length === 0 ? (
        <p className={classes.slashEmpty}>{t`No article found. Escape closes the search.`}</p>
      ) : (
        <div
          id={LIST_ID}
          role="listbox"
          className={classes.slashList}
          aria-label={t`Articles to insert`}
        >
          {menu.hits.map((hit, index) => (
            // The field keeps the focus and hears the keys; the pointer is the second way.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={hit.articleId}
              id={`${LIST_ID}-${index}`}
              role="option"
              aria-selected={index === menu.chosen}
              tabIndex={-1}
              className={classes.slashOption}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => void menu.choose(hit)}
            >
              <IconBook2 size={15} aria-hidden />
              <span>
                <strong>{hit.title}</strong>
                <small>{hit.snippet}</small>
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
