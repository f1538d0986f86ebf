import { Combobox, Input } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useId, useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { placeOfProblem } from './problem-place.ts';
import type { Suggestion, Vocabulary } from './suggestions.ts';
import { useSuggestions } from './use-suggestions.ts';
import classes from './fields.module.css';

/**
 * Who qualifies, as text: what is wrong is underlined where it stands, and what could stand at the
 * caret is suggested.
 */
export function ExpressionField({
  label,
  value,
  error,
  path,
  words,
  isReadOnly = false,
  onChange,
  onFocus,
}: {
  label: string;
  value: string;
  error?: ReactNode;
  path: string;
  words: Vocabulary;
  isReadOnly?: boolean;
  onChange: (value: string) => void;
  onFocus?: () => void;
}) {
  const id = useId();
  const skillIds = useMemo(() => new Set(words.skills.map(({ skillId }) => skillId)), [words]);
  const problem = placeOfProblem(value, skillIds);
  const { field, store, suggested, suggest, insert } = useSuggestions({
    value,
    words,
    isReadOnly,
    onChange,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && !store.dropdownOpened) event.preventDefault();
    if (event.key !== ' ' || !event.ctrlKey) return;
    event.preventDefault();
    suggest(value, event.currentTarget.selectionStart);
  };
  const errorId = `${id}-error`;
  return (
    <Combobox store={store} onOptionSubmit={insert} position="bottom-start">
      <Input.Wrapper
        label={label}
        labelProps={{ htmlFor: id }}
        error={error}
        errorProps={{ id: errorId }}
      >
        <div className={classes.expression} data-invalid={error ? true : undefined}>
          {/* The same text below carries the mark: a field cannot be underlined in part. */}
          <div className={classes.echo} aria-hidden>
            <Marked source={value} at={problem?.at ?? null} length={problem?.length ?? 0} />
          </div>
          <Combobox.EventsTarget withExpandedAttribute>
            <textarea
              ref={field}
              id={id}
              data-path={path}
              className={classes.source}
              rows={1}
              spellCheck={false}
              autoCapitalize="off"
              readOnly={isReadOnly}
              aria-invalid={problem !== null || Boolean(error)}
              aria-describedby={error ? errorId : undefined}
              value={value}
              onChange={(event) => {
                // One line: a line break that was pasted is a blank.
                const next = event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' ');
                onChange(next);
                suggest(next, event.currentTarget.selectionStart);
              }}
              onClick={(event) => suggest(value, event.currentTarget.selectionStart)}
              onFocus={onFocus}
              onBlur={() => store.closeDropdown()}
              onKeyDown={onKeyDown}
            />
          </Combobox.EventsTarget>
        </div>
      </Input.Wrapper>
      <Suggestions items={suggested.items} />
    </Combobox>
  );
}

function Marked({ source, at, length }: { source: string; at: number | null; length: number }) {
  // The last character keeps an empty field, or an empty last line, as high as a line.
  if (at === null) return <>{`${source}\u200b`}</>;
  const end = Math.min(source.length, at + length);
  const marked = source.slice(at, end);
  return (
    <>
      {source.slice(0, at)}
      <mark className={classes.wrong}>{marked === '' ? '\u00a0' : marked}</mark>
      {`${source.slice(end)}\u200b`}
    </>
  );
}

function Suggestions({ items }: { items: readonly Suggestion[] }) {
  const { t } = useLingui();
  return (
    <Combobox.Dropdown hidden={items.length === 0}>
      <Combobox.Options aria-label={t`Suggestions`}>
        {items.map(({ text, about }) => (
          <Combobox.Option key={text} value={text}>
            <code className={classes.suggestion}>{text}</code>
            {about === '' ? null : <span className={classes.about}>{about}</span>}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}
