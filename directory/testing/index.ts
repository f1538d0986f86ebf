export { centreDraft, personDraft } from './builders.ts';
