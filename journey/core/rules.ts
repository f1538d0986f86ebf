/** What a screen may ask before it asks the server. */
export { CONSENT_PURPOSES, consentsInForce, isGranted } from './consent.ts';
export { refusalOfUndo } from './merging.ts';
