/** The part of Markdown our articles use. Everything else stays text; HTML is never produced. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Inline[][] };

const INLINE = /\*\*([^*]+)\*\*|\*([^*]+)\*|_([^_]+)_|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

function isSafeAddress(href: string): boolean {
  return /^(https?:|mailto:|tel:)/i.test(href);
}

export function parseInline(text: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    const [whole, strong, star, underscore, code, linkText, href] = match;
    if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (code !== undefined) found.push({ kind: 'code', text: code });
    else if (linkText !== undefined && href !== undefined) {
      found.push(
        isSafeAddress(href)
          ? { kind: 'link', text: linkText, href }
          : { kind: 'text', text: linkText },
      );
    } else found.push({ kind: 'emphasis', text: star ?? underscore ?? '' });
    from = match.index + whole.length;
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) {
      blocks.push({ kind: 'paragraph', content: parseInline(paragraph.join(' ')) });
    }
    paragraph = [];
  };
  for (const line of source.split('\n')) {
    const heading = /^(#{1,4})\s+(.*)$/.exec(line);
    const item = ITEM.exec(line);
    if (heading) {
      flush();
      const level = heading[1]?.length ?? 1;
      blocks.push({ kind: 'heading', level, content: parseInline(heading[2] ?? '') });
    } else if (item) {
      flush();
      const isOrdered = item[1] !== undefined;
      const content = parseInline(item[2] ?? '');
      const last = blocks.at(-1);
      if (last?.kind === 'list' && last.isOrdered === isOrdered) {
        blocks[blocks.length - 1] = { ...last, items: [...last.items, content] };
      } else blocks.push({ kind: 'list', isOrdered, items: [content] });
    } else if (line.trim() === '') flush();
    else paragraph.push(line.trim());
  }
  flush();
  return blocks;
}

function inlineText(content: readonly Inline[]): string {
  return content
    .map((one) => (one.kind === 'link' ? `${one.text} (${one.href})` : one.text))
    .join('');
}

/** The article as a message: no marks, numbers and dashes kept, addresses written out. */
export function plainText(source: string): string {
  return parseMarkdown(source)
    .map((block) =>
      block.kind === 'list'
        ? block.items
            .map((item, index) => `${block.isOrdered ? `${index + 1}.` : '–'} ${inlineText(item)}`)
            .join('\n')
        : inlineText(block.content),
    )
    .join('\n\n');
}
