import { useRouter } from '@tanstack/react-router';
import type { Section } from '../sections.ts';

/** Goes on to what was just created; nothing is unsaved at that moment. */
export function useCreated(section: Section): (id: string) => void {
  const router = useRouter();
  return (id) =>
    void router.navigate({
      to: '/routing/$section/$id',
      params: { section, id },
      ignoreBlocker: true,
    });
}
