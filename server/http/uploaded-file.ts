import type { FastifyRequest } from 'fastify';
import { problem, Refused } from './problem.ts';

/** The one file of a multipart body, named `file`. */
export async function uploadedFile(
  request: FastifyRequest,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  if (!request.isMultipart())
    throw new Refused(problem('request.unsupported-media', { field: 'body' }));
  const part = await request.file().catch((failure: Error & { code?: string }) => {
    // Limits have codes; what the parser cannot read at all has none.
    if (failure.code !== undefined) throw failure;
    throw new Refused(problem('request.malformed', { field: 'body' }));
  });
  if (part === undefined || part.fieldname !== 'file') {
    throw new Refused(
      problem('request.invalid', { field: 'body.file', detail: 'one file is needed' }),
    );
  }
  return { fileName: part.filename.slice(0, 200), bytes: await part.toBuffer() };
}
