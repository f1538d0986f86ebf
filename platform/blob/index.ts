export { BlobDirectory } from './directory.ts';
