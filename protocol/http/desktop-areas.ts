/** The desktop's pages by the first part of their address: the server answers each with it. */
export const DESKTOP_AREAS = [
  'inbox',
  'waiting',
  'expert',
  'floor',
  'operations',
  'routing',
  'dial-lists',
  'recordings',
  'identifications',
  'knowledge',
] as const;
export type DesktopArea = (typeof DESKTOP_AREAS)[number];
