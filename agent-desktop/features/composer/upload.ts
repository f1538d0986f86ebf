import type { Problem } from '@zentrale/protocol/errors';
import type { AttachmentView } from '@zentrale/protocol/views';
import { tellSignInRequired, UNREACHABLE } from '../../api/client.ts';

export interface Upload {
  readonly uploadId: string;
  readonly fileName: string;
  /** 0..100 */
  readonly progressPct: number;
  readonly attachment: AttachmentView | null;
  readonly problem: Problem | null;
}

function problemFrom(text: string, status: number): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { kind: status === 0 ? UNREACHABLE.kind : 'server.bug', title: '', status };
  }
}

/** Sends one file. Calls back with every step; the last call has an attachment or a problem. */
export function uploadFile(file: File, onChange: (upload: Upload) => void): () => void {
  let upload: Upload = {
    uploadId: crypto.randomUUID(),
    fileName: file.name,
    progressPct: 0,
    attachment: null,
    problem: null,
  };
  const change = (more: Partial<Upload>) => {
    upload = { ...upload, ...more };
    onChange(upload);
  };
  // fetch cannot report how much of a body has gone out; XMLHttpRequest can.
  const request = new XMLHttpRequest();
  request.open('POST', '/api/v1/attachments');
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) {
      change({ progressPct: Math.round((event.loaded / event.total) * 100) });
    }
  });
  request.addEventListener('load', () => {
    if (request.status >= 200 && request.status < 300) {
      change({
        progressPct: 100,
        attachment: JSON.parse(request.responseText) as AttachmentView,
      });
      return;
    }
    const problem = problemFrom(request.responseText, request.status);
    if (problem.kind === 'sign-in.required') tellSignInRequired();
    change({ problem });
  });
  request.addEventListener('error', () => change({ problem: UNREACHABLE }));
  const form = new FormData();
  form.append('file', file);
  change({});
  request.send(form);
  return () => request.abort();
}
