import type { CallView, IdentificationView, Locale } from '@zentrale/protocol/views';
import { usePhone } from '../features/call/phone.ts';
import { IdentificationPanel } from '../features/identification/IdentificationPanel.tsx';
import { useEntry } from '../realtime/use-topic.ts';

/** The script of an identification, and the customer's film out of the call it goes with. */
export function IdentificationTab({
  view,
  language,
}: {
  view: IdentificationView;
  language: Locale;
}) {
  const last = useEntry<CallView>(`conversation/${view.conversationId}`, 'call');
  const call = last === null || last.state === 'ended' ? null : last;
  const customer = call?.parties.find(({ role }) => role === 'customer')?.partyId;
  const isHere = usePhone(({ callId }) => callId !== null && callId === call?.callId);
  const pictures = usePhone(({ media }) => media.pictures);
  const film = pictures.find(({ partyId }) => partyId !== null && partyId === customer);
  return (
    <IdentificationPanel
      view={view}
      call={call}
      track={isHere ? (film?.track ?? null) : null}
      language={language}
    />
  );
}
