import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import type { Locale } from '@zentrale/protocol/views';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { openArticle, showTab, useContextPanel } from '../../state/context-panel.ts';
import { Section } from '../../ui/Panel.tsx';
import { ArticleReader } from './ArticleReader.tsx';
import { ArticleSearch } from './ArticleSearch.tsx';

/** Knowledge beside the conversation: search, read, insert, without losing one's place. */
export function KnowledgePanel({
  conversationId,
  language,
}: {
  conversationId: string;
  language: Locale;
}) {
  const { t } = useLingui();
  const articleId = useContextPanel((state) => state.articleId);
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useShortcut({
    id: 'knowledge-search',
    chord: '/',
    label: t`Search knowledge`,
    group: 'work',
    run: () => {
      openArticle(null);
      showTab('assist');
      requestAnimationFrame(() => field.current?.focus());
    },
  });
  if (articleId !== null) {
    return (
      <ArticleReader
        articleId={articleId}
        conversationId={conversationId}
        onBack={() => openArticle(null)}
      />
    );
  }
  return (
    <Section title={t`Knowledge`}>
      <ArticleSearch
        fieldRef={field}
        query={query}
        language={language}
        onQuery={setQuery}
        onOpen={openArticle}
      />
    </Section>
  );
}
