export type { ConsentAnswer } from './consents.ts';
export type { CustomerChange, CustomerSummary } from './customers.ts';
export type { IdentifyInput, Identified } from './identify.ts';
export { createJourney, JOURNEY_CHANGED, type Journey, type JourneyChanged } from './journey.ts';
export type { PageView } from './pages.ts';
export type { CustomerExport } from './privacy.ts';
export type { NewTouchpoint } from './touchpoints.ts';
