import { Modal, UnstyledButton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconFile } from '@tabler/icons-react';
import type { AttachmentView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { bytesText } from '../../ui/duration.ts';
import classes from './conversation.module.css';

function addressOf(attachment: AttachmentView): string {
  return `/api/v1/attachments/${attachment.attachmentId}`;
}

/** Drawable and harmless; SVG may carry scripts and is only offered as a file. */
const PREVIEWED = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export function AttachmentList({ attachments }: { attachments: readonly AttachmentView[] }) {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState<AttachmentView | null>(null);
  if (attachments.length === 0) return null;
  return (
    <ul className={classes.attachments}>
      {attachments.map((attachment) => (
        <li key={attachment.attachmentId}>
          {PREVIEWED.has(attachment.mediaType) ? (
            <UnstyledButton
              className={classes.picture}
              aria-label={t`Enlarge ${attachment.fileName}`}
              onClick={() => setOpen(attachment)}
            >
              <img src={addressOf(attachment)} alt={attachment.fileName} loading="lazy" />
            </UnstyledButton>
          ) : attachment.mediaType === 'audio/wav' ? (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written it down
            <audio
              className={classes.sound}
              aria-label={t`Voice message`}
              src={addressOf(attachment)}
              preload="metadata"
              controls
            />
          ) : (
            <a className={classes.file} href={addressOf(attachment)} download={attachment.fileName}>
              <IconFile size={16} aria-hidden />
              <span>{attachment.fileName}</span>
              <span className={classes.fileSize}>{bytesText(attachment.bytes, i18n.locale)}</span>
            </a>
          )}
        </li>
      ))}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={open?.fileName}
        size="auto"
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {open ? (
          <img className={classes.enlarged} src={addressOf(open)} alt={open.fileName} />
        ) : null}
      </Modal>
    </ul>
  );
}
