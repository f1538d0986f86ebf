import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../chat/session.ts';
import { sayer } from '../text/catalog.ts';
import { Icon } from './icons.tsx';
import { Panel } from './Panel.tsx';
import { ShownContext } from './use-session.ts';
import { useStateOf } from './use-state-of.ts';

/** The launcher and, while open, the dialog above it. */
export function Widget({ session }: { session: Session }) {
  const state = useStateOf(session);
  const say = sayer(state.language);
  const launcherRef = useRef<HTMLButtonElement>(null);
  const wasOpenRef = useRef(false);
  useEffect(() => {
    // The focus goes back to where the dialog was opened from.
    if (wasOpenRef.current && !state.isOpen) launcherRef.current?.focus();
    wasOpenRef.current = state.isOpen;
  }, [state.isOpen]);
  if (!state.settings) return null;
  const unread = state.unreadCount;
  const closedLabel = unread > 0 ? say('openUnread', { count: unread }) : say('open');
  return (
    <ShownContext.Provider value={{ session, state, say }}>
      <div class="widget" lang={state.language}>
        {state.isOpen && <Panel settings={state.settings} />}
        <button
          ref={launcherRef}
          class="launcher"
          type="button"
          aria-expanded={state.isOpen}
          aria-label={state.isOpen ? say('close') : closedLabel}
          onClick={() => session.setOpen(!state.isOpen)}
        >
          <Icon name={state.isOpen ? 'down' : 'chat'} size={26} />
          {!state.isOpen && unread > 0 && (
            <span class="badge" aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </button>
        <div class="unseen" role="status">
          {!state.isOpen && unread > 0 ? closedLabel : ''}
        </div>
      </div>
    </ShownContext.Provider>
  );
}
