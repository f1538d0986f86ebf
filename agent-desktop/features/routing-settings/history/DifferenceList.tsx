import { useLingui } from '@lingui/react/macro';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { differences } from './differences.ts';
import { useDifferenceWords } from './use-difference-words.ts';
import classes from './history.module.css';

const SHOWN_COUNT = 6;

/** What is different, one line each: what it is called, what it was, what it is. */
export function DifferenceList({
  before,
  after,
}: {
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
}) {
  const { t } = useLingui();
  const words = useDifferenceWords();
  const [isOpen, setIsOpen] = useState(false);
  const all = useMemo(() => differences(before, after), [before, after]);
  const shown = isOpen ? all : all.slice(0, SHOWN_COUNT);
  const more = all.length - shown.length;
  if (all.length === 0) return <p className={classes.same}>{t`Nothing is different.`}</p>;
  return (
    <>
      <dl className={classes.differences}>
        {shown.map((difference) => {
          const { label, before, after } = words(difference);
          return (
            <div key={difference.path.join('.')}>
              <dt>{label}</dt>
              <dd>
                <del>
                  <span className="visually-hidden">{t`before:`} </span>
                  {before}
                </del>
                <IconArrowNarrowRight size={14} aria-hidden />
                <ins>
                  <span className="visually-hidden">{t`after:`} </span>
                  {after}
                </ins>
              </dd>
            </div>
          );
        })}
      </dl>
      {more > 0 ? (
        <button type="button" className={classes.more} onClick={() => setIsOpen(true)}>
          {t`${more} more`}
        </button>
      ) : null}
    </>
  );
}
