/** A source text twice, each of the same length and line structure as the original. */
export interface SourceText {
  /** Comments replaced by spaces. */
  readonly withoutComments: string;
  /** Comments and the contents of strings, templates and patterns replaced by spaces. */
  readonly codeOnly: string;
  /** The comments, in order, each with the line (from 1) it starts on. */
  readonly comments: readonly { readonly line: number; readonly text: string }[];
}

// After one of these, a slash starts a pattern; after anything else, it divides.
const BEFORE_PATTERN = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|of|in))\s*$/;

/**
 * Tells code, strings and comments apart. Good enough for the house style: it knows nested
 * templates and patterns, but not text between JSX tags, which it takes for code.
 */
export function readSource(text: string): SourceText {
  const withoutComments = text.split('');
  const codeOnly = text.split('');
  const comments: { line: number; text: string }[] = [];
  const templates: number[] = [];
  let braces = 0;
  let at = 0;

  const blank = (target: string[], from: number, to: number): void => {
    for (let index = from; index < to; index += 1) if (target[index] !== '\n') target[index] = ' ';
  };
  const skipTemplate = (from: number): number => {
    const end = templateEnd(text, from);
    blank(codeOnly, from, end.at);
    if (end.isOpen) {
      templates.push(braces);
      braces += 1;
      return end.at + 2;
    }
    return end.at + 1;
  };

  while (at < text.length) {
    const sign = text[at];
    const pair = text.slice(at, at + 2);
    if (pair === '//' || pair === '/*') {
      const end = commentEnd(text, at);
      comments.push({ line: lineAt(text, at), text: text.slice(at, end) });
      blank(withoutComments, at, end);
      blank(codeOnly, at, end);
      at = end;
    } else if (sign === "'" || sign === '"') {
      const end = quoteEnd(text, at);
      blank(codeOnly, at + 1, end - 1);
      at = end;
    } else if (sign === '`') {
      at = skipTemplate(at + 1);
    } else if (
      sign === '/' &&
      BEFORE_PATTERN.test(codeOnly.slice(lineStart(text, at), at).join(''))
    ) {
      const end = patternEnd(text, at);
      blank(codeOnly, at + 1, end - 1);
      at = end;
    } else {
      if (sign === '{') braces += 1;
      if (sign === '}') {
        braces -= 1;
        if (templates.at(-1) === braces) {
          templates.pop();
          at = skipTemplate(at + 1);
          continue;
        }
      }
      at += 1;
    }
  }
  return { withoutComments: withoutComments.join(''), codeOnly: codeOnly.join(''), comments };
}

export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let index = 0; index < at; index += 1) if (text[index] === '\n') line += 1;
  return line;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function commentEnd(text: string, from: number): number {
  const isLine = text[from + 1] === '/';
  const end = isLine ? text.indexOf('\n', from) : text.indexOf('*/', from + 2);
  if (end === -1) return text.length;
  return isLine ? end : end + 2;
}

/** A quote that is not closed on its line is an apostrophe between JSX tags. */
function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[from]) return at + 1;
    else if (text[at] === '\n') return from + 1;
  }
  return text.length;
}

function patternEnd(text: string, from: number): number {
  let isClass = false;
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') isClass = true;
    else if (text[at] === ']') isClass = false;
    else if (text[at] === '/' && !isClass) return at + 1;
    else if (text[at] === '\n') return from + 1;
  }
  return text.length;
}

function templateEnd(text: string, from: number): { at: number; isOpen: boolean } {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return { at, isOpen: false };
    else if (text.startsWith('${', at)) return { at, isOpen: true };
  }
  return { at: text.length, isOpen: false };
}
