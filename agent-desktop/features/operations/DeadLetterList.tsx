import { SegmentedControl } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconMailOff, IconOutbound, IconRouter, IconWebhook } from '@tabler/icons-react';
import type { DeadLetterView } from '@zentrale/protocol/views';
import { memo, useMemo, useState } from 'react';
import { dateTimeText } from '../../ui/duration.ts';
import { LongList } from '../../ui/LongList.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { countSources, newestFirst, SOURCES, type Source } from './order.ts';
import { useSourceName } from './words.ts';
import classes from './operations.module.css';

const ICONS = { mqtt: IconRouter, webhook: IconWebhook, outbox: IconOutbound } as const;
/** Longer texts are folded; three lines tell most of what was wrong. */
const UNFOLDED_MAX = 180;

/** What arrived and could not be used, or could not be sent, with the reason. */
export function DeadLetterList({
  letters,
  source,
  onSource,
}: {
  letters: readonly DeadLetterView[];
  source: Source | undefined;
  onSource: (source: Source | undefined) => void;
}) {
  const { t } = useLingui();
  const sourceName = useSourceName();
  const shown = useMemo(() => newestFirst(letters, source), [letters, source]);
  const counts = countSources(letters);
  return (
    <section className={classes.panel} aria-labelledby="operations-letters">
      <header className={classes.head}>
        <h2 id="operations-letters">{t`Dead letters`}</h2>
        <SegmentedControl
          className={classes.sources}
          aria-label={t`Source of the dead letters`}
          value={source ?? ''}
          onChange={(value) => onSource(SOURCES.find((one) => one === value))}
          data={[
            { value: '', label: t`All (${letters.length})` },
            ...SOURCES.map((one) => ({
              value: one,
              label: `${sourceName(one)} (${counts[one]})`,
            })),
          ]}
        />
      </header>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconMailOff size={22} />}
          title={letters.length === 0 ? t`No dead letters` : t`No dead letters from this source`}
        >
          {t`A dead letter is a message that could not be used: a reading nobody understands, a webhook with a wrong field, something that could not be sent after all attempts. It is kept here with the reason, so that nothing gets lost unseen.`}
        </EmptyState>
      ) : (
        <div className={classes.body}>
          <LongList
            label={t`Dead letters, newest first`}
            items={shown}
            keyOf={(letter) => letter.deadLetterId}
            rowHeightPx={140}
          >
            {(letter) => <LetterRow letter={letter} />}
          </LongList>
        </div>
      )}
    </section>
  );
}

const LetterRow = memo(function LetterRow({ letter }: { letter: DeadLetterView }) {
  const { t, i18n } = useLingui();
  const sourceName = useSourceName();
  const [isWhole, setIsWhole] = useState(false);
  const Icon = ICONS[letter.source];
  const isFolded = letter.excerpt.length > UNFOLDED_MAX || letter.excerpt.split('\n').length > 3;
  return (
    <article className={classes.letter}>
      <header>
        <span className={classes.source}>
          <Icon size={15} aria-hidden />
          {sourceName(letter.source)}
        </span>
        <code>{letter.place}</code>
        <time className={`${classes.note} tabular`} dateTime={new Date(letter.at).toISOString()}>
          {dateTimeText(letter.at, i18n.locale)}
        </time>
      </header>
      <p>
        {/* The reason is the server's own wording, for the person who repairs the sender. */}
        <strong lang="en">{letter.reason}</strong>
        {letter.field === null ? null : (
          <span className={classes.field}>
            {t`Field`} <code>{letter.field}</code>
          </span>
        )}
      </p>
      {letter.excerpt === '' ? (
        <p className={classes.note}>{t`Without content`}</p>
      ) : (
        <pre className={classes.excerpt} data-folded={(isFolded && !isWhole) || undefined}>
          {letter.excerpt}
        </pre>
      )}
      {isFolded ? (
        <button
          type="button"
          className={classes.fold}
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? t`Show less` : t`Show all of it`}
        </button>
      ) : null}
    </article>
  );
});
