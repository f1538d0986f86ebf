import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import {
  IconArrowForwardUp,
  IconBook2,
  IconBulb,
  IconMessage2,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { articleQuery, queryClient } from '../../api/queries.ts';
import type { HintView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { insertIntoReply } from '../../state/composer.ts';
import { openArticle } from '../../state/context-panel.ts';
import { openDialog } from '../../state/dialogs.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { plainText } from '../../ui/markdown.ts';
import { Refusal } from '../../ui/states.tsx';
import classes from './hints.module.css';

const ICONS: Record<HintView['kind'], Icon> = {
  article: IconBook2,
  reply: IconMessage2,
  consult: IconBulb,
  transfer: IconArrowForwardUp,
};

export function HintCard({
  hint,
  conversationId,
  interactionId,
  onDone,
}: {
  hint: HintView;
  conversationId: string;
  interactionId: string;
  onDone: () => void;
}) {
  const { t } = useLingui();
  const react = useCommand('react-to-hint');
  const about = { interactionId, conversationId };
  const Icon = ICONS[hint.kind];
  const useWords = {
    article: t`Insert article`,
    reply: t`Use reply`,
    consult: t`Ask an expert`,
    transfer: t`Transfer`,
  }[hint.kind];

  const act = async () => {
    switch (hint.kind) {
      case 'reply':
        insertIntoReply(conversationId, hint.text ?? '');
        return;
      case 'article': {
        if (hint.articleId === null) return;
        const article = await queryClient.fetchQuery(articleQuery(hint.articleId));
        // An internal article is opened, not inserted: its words are not for customers.
        if (article.audience === 'public') {
          insertIntoReply(conversationId, plainText(article.body));
        }
        openArticle(hint.articleId);
        return;
      }
      case 'consult':
        openDialog({ ...about, kind: 'ask', whom: 'expert', skillId: hint.skillId });
        return;
      case 'transfer':
        openDialog({ kind: 'transfer', interactionId, queueId: hint.queueId });
    }
  };
  const record = async (reaction: 'used' | 'dismissed') => {
    const outcome = await react.run({ hintId: hint.hintId, reaction });
    // A hint that is out of date is as done as one that was answered.
    if (outcome.ok || outcome.problem.kind === 'hint.unknown') onDone();
  };
  const onUse = async () => {
    await act();
    await record('used');
  };

  return (
    <li className={classes.hint}>
      <Icon size={16} stroke={1.8} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.title}>{hint.title}</p>
        <p className={classes.reason}>{hint.reason}</p>
        <div className={classes.actions}>
          <Button
            size="compact-xs"
            variant="light"
            loading={react.isAsked}
            onClick={() => void onUse()}
          >
            {useWords}
          </Button>
          <span className={`${classes.score} tabular`}>{t`fits ${hint.scorePct} %`}</span>
        </div>
        <Refusal problem={react.problem} />
      </div>
      <IconButton
        size={24}
        label={t`Dismiss “${hint.title}”`}
        onClick={() => void record('dismissed')}
      >
        <IconX size={14} />
      </IconButton>
    </li>
  );
}
