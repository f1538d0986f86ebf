import { Loader, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ArticleHit, Locale } from '@zentrale/protocol/views';
import type { Ref } from 'react';
import { problemOf } from '../../api/client.ts';
import { articlesQuery } from '../../api/queries.ts';
import { Refusal } from '../../ui/states.tsx';
import { markWords } from './mark-words.ts';
import classes from './knowledge.module.css';

export function ArticleSearch({
  query,
  language,
  openId = null,
  fieldRef,
  onQuery,
  onOpen,
}: {
  query: string;
  language: Locale;
  openId?: string | null;
  fieldRef?: Ref<HTMLInputElement>;
  onQuery: (query: string) => void;
  onOpen: (articleId: string) => void;
}) {
  const { t } = useLingui();
  const [sought] = useDebouncedValue(query.trim(), 200);
  const { data: hits, error, isFetching } = useQuery(articlesQuery(sought, language, 20));
  return (
    <search className={classes.search}>
      <TextInput
        ref={fieldRef}
        type="search"
        aria-label={t`Search knowledge`}
        placeholder={t`Search knowledge…`}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          isFetching ? <Loader size={14} aria-label={t`Searching`} role="status" /> : null
        }
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
      />
      {error ? <Refusal problem={problemOf(error)} /> : null}
      {hits && hits.length === 0 ? (
        <p className={classes.quiet}>{t`No article has these words. Try fewer or other ones.`}</p>
      ) : null}
      <ul className={classes.hits}>
        {hits?.map((hit) => (
          <Hit
            key={hit.articleId}
            hit={hit}
            isOpen={hit.articleId === openId}
            onOpen={() => onOpen(hit.articleId)}
          />
        ))}
      </ul>
    </search>
  );
}

function Hit({ hit, isOpen, onOpen }: { hit: ArticleHit; isOpen: boolean; onOpen: () => void }) {
  const { t } = useLingui();
  return (
    <li>
      <button
        type="button"
        className={classes.hit}
        aria-current={isOpen ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className={classes.hitTitle}>
          {hit.title}
          {hit.audience === 'internal' ? (
            <span className={classes.internal}>
              <IconLock size={12} stroke={2.2} aria-hidden />
              {t`internal`}
            </span>
          ) : null}
        </span>
        <span className={classes.snippet}>
          {markWords(hit.snippet, hit.matched).map((part, index) =>
            part.isMatch ? <mark key={index}>{part.text}</mark> : part.text,
          )}
        </span>
      </button>
    </li>
  );
}
