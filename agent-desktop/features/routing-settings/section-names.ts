import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Section } from './sections.ts';

export const SECTION_NAMES: Readonly<Record<Section, MessageDescriptor>> = {
  queues: msg`Queues`,
  agents: msg`Agents`,
  profiles: msg`Profiles`,
  skills: msg`Skills`,
  hours: msg`Opening hours`,
  centre: msg`Centre`,
  preview: msg`Preview`,
  history: msg`History`,
};
