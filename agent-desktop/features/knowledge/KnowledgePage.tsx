import { useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { useParams, useRouter } from '@tanstack/react-router';
import type { Locale } from '@zentrale/protocol/views';
import { useState } from 'react';
import { EmptyState } from '../../ui/states.tsx';
import { ArticleReader } from './ArticleReader.tsx';
import { ArticleSearch } from './ArticleSearch.tsx';
import classes from './knowledge.module.css';

/** The knowledge base on its own page. */
export function KnowledgePage() {
  const { t, i18n } = useLingui();
  const { articleId } = useParams({ strict: false });
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [language, setLanguage] = useState<Locale>(i18n.locale === 'de' ? 'de' : 'en');
  return (
    <div className={classes.page}>
      <title>{t`Knowledge – Zentrale`}</title>
      <section className={classes.pageList} aria-label={t`Articles`}>
        <header className={classes.pageHead}>
          <h1>{t`Knowledge`}</h1>
          <SegmentedControl
            aria-label={t`Language of the articles`}
            value={language}
            onChange={(value) => setLanguage(value === 'de' ? 'de' : 'en')}
            data={[
              { value: 'de', label: t`German` },
              { value: 'en', label: t`English` },
            ]}
          />
        </header>
        <ArticleSearch
          query={query}
          language={language}
          openId={articleId ?? null}
          onQuery={setQuery}
          onOpen={(id) =>
            void router.navigate({ to: '/knowledge/$articleId', params: { articleId: id } })
          }
        />
      </section>
      <section className={classes.pageArticle} aria-label={t`Article`}>
        {articleId ? (
          <ArticleReader key={articleId} articleId={articleId} />
        ) : (
          <EmptyState icon={<IconBook2 size={22} />} title={t`No article is open`}>
            {t`Search on the left and choose one.`}
          </EmptyState>
        )}
      </section>
    </div>
  );
}
