import { Button, FileButton } from '@mantine/core';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { DialEntriesAdded } from '@zentrale/protocol/http';
import { problemOf } from '../../api/client.ts';
import { announce } from '../../announce/announce.tsx';
import { Refusal } from '../../ui/states.tsx';
import { uploadEntries } from './queries.ts';
import classes from './dialling.module.css';

/** Adds the numbers of a file, and tells which lines it could not take. */
export function UploadEntries({ listId }: { listId: string }) {
  const { t } = useLingui();
  const upload = useMutation({
    mutationFn: (file: File) => uploadEntries(listId, file),
    onSuccess: ({ addedCount }) =>
      announce(plural(addedCount, { one: '# number added.', other: '# numbers added.' })),
  });
  return (
    <section className={classes.upload} aria-label={t`Add numbers`}>
      <p>
        {t`A CSV file whose first line says what stands below: number, and if you like name and note. Numbers that the list has already stay as they are.`}
      </p>
      <div>
        <FileButton
          accept=".csv,.txt,text/csv"
          onChange={(file) => {
            if (file !== null) upload.mutate(file);
          }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={upload.isPending}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t`Choose a file`}
            </Button>
          )}
        </FileButton>
      </div>
      <Refusal problem={upload.error === null ? null : problemOf(upload.error)} />
      {upload.data === undefined ? null : <Outcome added={upload.data} />}
    </section>
  );
}

function Outcome({ added }: { added: DialEntriesAdded }) {
  const { t } = useLingui();
  const { addedCount, repeatedCount, problemCount, problems } = added;
  const reasons: Record<DialEntriesAdded['problems'][number]['reason'], string> = {
    missing: t`the number is missing`,
    'invalid-number': t`this is no number`,
    'costly-number': t`a call there is costly, or earns somebody money`,
    'too-long': t`name or note is too long`,
  };
  return (
    <div>
      <p>
        {t`${plural(addedCount, { one: '# number added.', other: '# numbers added.' })}`}{' '}
        {repeatedCount === 0
          ? null
          : t`${plural(repeatedCount, { one: '# was there already.', other: '# were there already.' })}`}
      </p>
      {problemCount === 0 ? null : (
        <>
          <p>
            {t`${plural(problemCount, { one: '# line was left out:', other: '# lines were left out:' })}`}
          </p>
          <ul>
            {problems.map(({ line, reason }) => (
              <li key={line}>
                {t`Line ${line}`}: {reasons[reason]}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
