import { Button, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Attributes } from '@zentrale/protocol/views';
import { useState } from 'react';
import { IconButton } from '../../../ui/IconButton.tsx';
import { readAttribute, writeAttribute } from './attribute-text.ts';
import classes from './fields.module.css';

interface Line {
  readonly id: number;
  readonly name: string;
  readonly text: string;
}

const NAME = /^[A-Za-z0-9_-]{1,60}$/;

/** Names and values that expressions may ask for, such as `team` or `german`. */
export function AttributeFields({
  value,
  example,
  onChange,
}: {
  value: Attributes;
  example: string;
  onChange: (value: Attributes) => void;
}) {
  const { t } = useLingui();
  // A name that is being written is no name yet: lines live here, the form has what is whole.
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(value));
  const change = (next: readonly Line[]) => {
    setLines(next);
    onChange(
      Object.fromEntries(
        next
          .filter(({ name, text }) => NAME.test(name) && text !== '')
          .map(({ name, text }) => [name, readAttribute(text)]),
      ),
    );
  };
  return (
    <div className={classes.rows}>
      {lines.map((line) => {
        const isTwice = lines.filter(({ name }) => name === line.name).length > 1;
        const { name: own } = line;
        const replace = (part: Partial<Line>) =>
          change(lines.map((one) => (one.id === line.id ? { ...one, ...part } : one)));
        const isBad = line.name !== '' && !NAME.test(line.name);
        return (
          <div key={line.id} className={classes.row}>
            <TextInput
              aria-label={t`Name`}
              placeholder={example}
              error={
                isBad
                  ? t`Letters, digits, - and _ only`
                  : isTwice && line.name !== ''
                    ? t`Each name once`
                    : null
              }
              value={line.name}
              onChange={(event) => replace({ name: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t`Value of ${own}`}
              placeholder={t`text, number, true or false`}
              maxLength={200}
              value={line.text}
              onChange={(event) => replace({ text: event.currentTarget.value })}
            />
            <IconButton
              label={t`Take ${own} away`}
              onClick={() => change(lines.filter(({ id }) => id !== line.id))}
            >
              <IconTrash size={16} aria-hidden />
            </IconButton>
          </div>
        );
      })}
      {lines.length >= 30 ? null : (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setLines([...lines, { id: freeId(lines), name: '', text: '' }])}
        >
          {t`Add an attribute`}
        </Button>
      )}
    </div>
  );
}

function linesOf(value: Attributes): Line[] {
  return Object.entries(value).map(([name, one], id) => ({ id, name, text: writeAttribute(one) }));
}

function freeId(lines: readonly Line[]): number {
  return lines.reduce((max, { id }) => Math.max(max, id), -1) + 1;
}
