import { create } from 'zustand';

const useAnnouncements = create(() => ({ polite: '', assertive: '' }));

/** Speaks to screen readers. `assertive` interrupts: only for what cannot wait, and only once. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  useAnnouncements.setState({ [urgency]: '' });
  // A region must be seen empty first, or saying the same words twice stays silent.
  setTimeout(() => useAnnouncements.setState({ [urgency]: text }), 50);
}

export function LiveRegions() {
  const { polite, assertive } = useAnnouncements();
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite">
        {polite}
      </div>
      <div role="alert" aria-live="assertive">
        {assertive}
      </div>
    </div>
  );
}
