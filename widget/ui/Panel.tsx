import type { CallMedia, WidgetSettings } from '@zentrale/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CallPart } from './CallPart.tsx';
import { Composer } from './Composer.tsx';
import { Conversation } from './Conversation.tsx';
import { Icon } from './icons.tsx';
import { Ending } from './Ending.tsx';
import { PreChatForm } from './PreChatForm.tsx';
import { takeFocus } from './take-focus.ts';
import { useShown } from './use-session.ts';
import { Waiting } from './Waiting.tsx';

export function Panel({ settings }: { settings: WidgetSettings }) {
  const { session, state, say } = useShown();
  const dragDepthRef = useRef(0);
  const [isDragging, setDragging] = useState(false);
  const isTalking = state.phase === 'chat' && state.chat !== null && state.chat.state !== 'closed';
  const { identification } = state;
  // The form takes the place of the words, once it can be shown; the call stays above it.
  const isAsked = isTalking && state.drawCall !== null && identification?.state === 'requested';
  const onDrag = (change: number) => {
    dragDepthRef.current = Math.max(0, dragDepthRef.current + change);
    setDragging(isTalking && dragDepthRef.current > 0);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    dragDepthRef.current = 0;
    setDragging(false);
    if (isTalking) session.ongoing?.uploads.attach([...(event.dataTransfer?.files ?? [])]);
  };
  return (
    // The dialog closes with Escape and takes files dropped anywhere; both have buttons too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      class="panel"
      data-form={isAsked || identification?.step?.kind === 'code'}
      role="dialog"
      aria-label={settings.name}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        session.setOpen(false);
      }}
      onDragEnter={() => onDrag(1)}
      onDragLeave={() => onDrag(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <Head settings={settings} />
      {state.phase === 'form' ? (
        <PreChatForm settings={settings} />
      ) : (
        <>
          <Banner />
          {(state.call || (isTalking && identification)) && <CallPart />}
          {!isAsked && <Conversation />}
          {state.chat?.state === 'waiting' && <Waiting chat={state.chat} />}
          {state.chat?.state === 'closed' && <Closed />}
          {isTalking && !isAsked && <Composer />}
          {isTalking && !state.call && <Talk />}
          {isTalking && !isAsked && <Ending />}
        </>
      )}
      {isDragging && <div class="drop">{say('dropHere')}</div>}
    </section>
  );
}

function Head({ settings }: { settings: WidgetSettings }) {
  const { session, state, say } = useShown();
  const other = state.language === 'de' ? 'en' : 'de';
  return (
    <header class="head">
      <div class="title">
        <h2>{settings.name}</h2>
        <p role="status">
          <StateLine />
        </p>
      </div>
      <button
        class="on-accent"
        type="button"
        lang={other}
        aria-label={`${say('languageShort')}: ${say('language')}`}
        onClick={() => session.setLanguage(other)}
      >
        {say('languageShort')}
      </button>
      <button
        class="on-accent"
        type="button"
        aria-label={say(state.isSoundOn ? 'soundOff' : 'soundOn')}
        onClick={() => session.setSound(!state.isSoundOn)}
      >
        <Icon name={state.isSoundOn ? 'soundOn' : 'soundOff'} />
      </button>
      <button
        class="on-accent"
        type="button"
        aria-label={say('close')}
        onClick={() => session.setOpen(false)}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}

function StateLine() {
  const { state, say } = useShown();
  if (state.phase === 'form' || !state.chat) return null;
  if (state.chat.state === 'closed') return <>{say('closed')}</>;
  if (state.chat.callback) return <>{say('promisedShort')}</>;
  if (state.chat.refusal) return <>{say('notTakenShort')}</>;
  const names = state.chat.participants.map((each) => each.name).join(', ');
  if (state.chat.state === 'waiting' || !names) return <>{say('waitingShort')}</>;
  return <>{say('withAgent', { names })}</>;
}

function Banner() {
  const { state, say } = useShown();
  return (
    <div class="banner" role="status">
      {state.isBannerShown ? <p>{say('offline')}</p> : null}
    </div>
  );
}

/** From writing to speaking, in the same conversation. */
function Talk() {
  const { session, state, say } = useShown();
  const [hasFailed, setFailed] = useState(false);
  const canSpeak = state.chat?.state === 'with-agent' && state.chat.callMedia.includes('voice');
  if (!canSpeak) return null;
  const begin = async (media: CallMedia) =>
    setFailed((await session.ongoing?.calling.begin(media)) === false);
  return (
    <div class="speak">
      <button class="quiet" type="button" onClick={() => void begin('voice')}>
        <Icon name="phone" size={15} /> {say('callInstead')}
      </button>
      {state.chat?.callMedia.includes('video') && (
        <button class="quiet" type="button" onClick={() => void begin('video')}>
          <Icon name="camera" size={15} /> {say('callVideo')}
        </button>
      )}
      {hasFailed && (
        <p class="trouble" role="alert">
          {say('callNotNow')}
        </p>
      )}
    </div>
  );
}

function Closed() {
  const { session, say } = useShown();
  const againRef = useRef<HTMLButtonElement>(null);
  useEffect(() => takeFocus(againRef.current), []);
  return (
    <div class="closed">
      <p>{say('anotherQuestion')}</p>
      <button ref={againRef} class="primary" type="button" onClick={() => session.startAnother()}>
        {say('startAnother')}
      </button>
    </div>
  );
}
