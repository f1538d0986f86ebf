import { render } from 'preact';
import type { DrawCall } from '../chat/load-script.ts';
import type { Session } from '../chat/session.ts';
import type { sayer } from '../text/catalog.ts';
import { useStateOf } from '../ui/use-state-of.ts';
import css from './call.css?inline';
import { CallPanel } from './CallPanel.tsx';
import { Identifying } from './identifying.ts';
import { IdentityForm } from './IdentityForm.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { CallContext } from './use-call.ts';
import { callSay } from './words.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Draws what belongs to calls into a place of the widget's, and keeps it current. */
export const drawCall: DrawCall = (place, session, baseSayer) => {
  const root = place.getRootNode() as ShadowRoot;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  const identifying = new Identifying(
    async (...command) => (await session.ongoing?.command(...command)) ?? null,
  );
  render(<Drawn {...{ session, identifying, baseSayer }} />, place);
  return () => render(null, place);
};

function Drawn({
  session,
  identifying,
  baseSayer,
}: {
  session: Session;
  identifying: Identifying;
  baseSayer: typeof sayer;
}) {
  const state = useStateOf(session);
  const { call, softphone, identification, chat, language } = state;
  const say = callSay(language, baseSayer(language));
  const asked = chat?.state === 'closed' ? null : identification;
  return (
    <CallContext.Provider value={{ session, state, identifying, say }}>
      {call && softphone && <CallPanel call={call} softphone={softphone} />}
      {asked?.state === 'requested' && <IdentityForm retentionDays={asked.retentionDays} />}
      {asked && asked.state !== 'requested' && <IdentityPanel view={asked} />}
    </CallContext.Provider>
  );
}
