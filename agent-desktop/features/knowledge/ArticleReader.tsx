import { Button, Group } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconArrowLeft, IconCornerDownLeft, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../api/client.ts';
import { articleQuery } from '../../api/queries.ts';
import { insertIntoReply } from '../../state/composer.ts';
import { dateTimeText } from '../../ui/duration.ts';
import { Markdown } from '../../ui/Markdown.tsx';
import { plainText } from '../../ui/markdown.ts';
import { ErrorState, LoadingRows } from '../../ui/states.tsx';
import classes from './knowledge.module.css';

/** One article. With a conversation beside it, its text can be put into the reply. */
export function ArticleReader({
  articleId,
  conversationId,
  onBack,
}: {
  articleId: string;
  conversationId?: string;
  onBack?: () => void;
}) {
  const { t, i18n } = useLingui();
  const { data: article, error, refetch } = useQuery(articleQuery(articleId));
  const [mustConfirm, setMustConfirm] = useState(false);
  if (error) return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!article) return <LoadingRows count={5} height={24} />;
  const isInternal = article.audience === 'internal';
  const insert = () => {
    if (conversationId === undefined) return;
    setMustConfirm(false);
    insertIntoReply(conversationId, plainText(article.body));
  };
  return (
    <article className={classes.article} aria-label={article.title} lang={article.language}>
      <div className={classes.bar}>
        {onBack ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={onBack}
          >
            {t`Back`}
          </Button>
        ) : null}
        {conversationId === undefined ? null : (
          <Button
            leftSection={<IconCornerDownLeft size={16} aria-hidden />}
            onClick={() => (isInternal ? setMustConfirm(true) : insert())}
          >
            {t`Insert into reply`}
          </Button>
        )}
      </div>
      {mustConfirm ? (
        <div className={classes.warning} role="alert">
          <strong>{t`This article is internal`}</strong>
          <p>{t`It was written for colleagues. Check every word before you send it to a customer.`}</p>
          <Group gap="xs">
            <Button variant="default" onClick={insert}>
              {t`Insert anyway`}
            </Button>
            <Button variant="default" onClick={() => setMustConfirm(false)}>
              {t`Cancel`}
            </Button>
          </Group>
        </div>
      ) : null}
      <h3 className={classes.title}>{article.title}</h3>
      <p className={classes.meta}>
        {isInternal ? (
          <span className={classes.internal}>
            <IconLock size={12} stroke={2.2} aria-hidden />
            {t`internal`}
          </span>
        ) : null}
        <span>{t`Version ${article.version}, ${dateTimeText(article.updatedAt, i18n.locale)}`}</span>
      </p>
      <Markdown source={article.body} />
    </article>
  );
}
