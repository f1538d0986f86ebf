import { render } from 'preact';
import { Session } from './chat/session.ts';
import { inkOn } from './embed/ink.ts';
import { readScriptTag, whenBodyExists } from './embed/script-tag.ts';
import { addShadowHost } from './embed/shadow-host.ts';
import css from './style.css?inline';
import { chooseLanguage } from './text/choose-language.ts';
import { Widget } from './ui/Widget.tsx';

const embedding = readScriptTag();
// A tag that stands in the page twice must not give two chats.
if (embedding && !document.querySelector('zentrale-chat')) whenBodyExists(() => mount(embedding));

function mount({ siteKey, origin, data }: NonNullable<typeof embedding>): void {
  const { root, addCss } = addShadowHost('zentrale-chat', css);
  const page = document.documentElement.lang;
  const language = chooseLanguage(data['language'], page, navigator.language);
  const session = new Session({ siteKey, origin, language });
  const stop = session.store.read(({ settings }) => {
    if (!settings) return;
    stop();
    const accent = settings.accentColor;
    addCss(`:host { --accent: ${accent}; --accent-ink: ${inkOn(accent)}; }`);
  });
  render(<Widget session={session} />, root);
  void session.load();
}
