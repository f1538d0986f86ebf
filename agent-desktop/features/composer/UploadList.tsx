import { Progress } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconAlertCircle, IconPaperclip, IconX } from '@tabler/icons-react';
import { useProblemWords } from '../../api/problem-words.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Upload } from './upload.ts';
import classes from './composer.module.css';

export function UploadList({
  uploads,
  onRemove,
}: {
  uploads: readonly Upload[];
  onRemove: (uploadId: string) => void;
}) {
  const { t } = useLingui();
  const words = useProblemWords();
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.uploads} aria-label={t`Attached files`}>
      {uploads.map((upload) => (
        <li key={upload.uploadId} className={classes.upload} data-failed={upload.problem !== null}>
          {upload.problem ? (
            <IconAlertCircle size={14} aria-hidden />
          ) : (
            <IconPaperclip size={14} aria-hidden />
          )}
          <span className={classes.uploadName}>
            {upload.fileName}
            {upload.problem ? (
              <span role="alert" className={classes.uploadProblem}>
                {words(upload.problem)}
              </span>
            ) : null}
          </span>
          {upload.attachment === null && upload.problem === null ? (
            <Progress w={60} size="sm" value={upload.progressPct} aria-label={t`Upload`} />
          ) : null}
          <IconButton
            size={24}
            label={t`Remove ${upload.fileName}`}
            onClick={() => onRemove(upload.uploadId)}
          >
            <IconX size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
