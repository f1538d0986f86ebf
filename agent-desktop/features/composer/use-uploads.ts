import type { AttachmentView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { uploadFile, type Upload } from './upload.ts';

const FILES_MAX = 10;

/** Files on their way to, or waiting in, the message being written. */
export function useUploads() {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const add = (files: Iterable<File>) => {
    for (const file of [...files].slice(0, FILES_MAX - uploads.length)) {
      uploadFile(file, (upload) =>
        setUploads((before) =>
          before.some(({ uploadId }) => uploadId === upload.uploadId)
            ? before.map((one) => (one.uploadId === upload.uploadId ? upload : one))
            : upload.progressPct === 0 && !upload.problem
              ? [...before, upload]
              : before,
        ),
      );
    }
  };
  const remove = (uploadId: string) =>
    setUploads((before) => before.filter((one) => one.uploadId !== uploadId));
  const clear = () => setUploads([]);
  const attachments: AttachmentView[] = uploads.flatMap(({ attachment }) => attachment ?? []);
  const isBusy = uploads.some(({ attachment, problem }) => attachment === null && problem === null);
  return { uploads, add, remove, clear, attachments, isBusy };
}
