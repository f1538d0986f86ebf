import type { ReactNode } from 'react';
import { parseMarkdown, type Inline } from './markdown.ts';
import classes from './Markdown.module.css';

function inline(content: readonly Inline[]): ReactNode {
  return content.map((one, index) => {
    switch (one.kind) {
      case 'strong':
        return <strong key={index}>{one.text}</strong>;
      case 'emphasis':
        return <em key={index}>{one.text}</em>;
      case 'code':
        return <code key={index}>{one.text}</code>;
      case 'link':
        return (
          <a key={index} href={one.href} target="_blank" rel="noreferrer">
            {one.text}
          </a>
        );
      case 'text':
        return one.text;
    }
  });
}

/** An article's body. Headings begin at h4, below the panel's own. */
export function Markdown({ source }: { source: string }) {
  return (
    <div className={classes.prose}>
      {parseMarkdown(source).map((block, index) => {
        switch (block.kind) {
          case 'heading':
            return <h4 key={index}>{inline(block.content)}</h4>;
          case 'paragraph':
            return <p key={index}>{inline(block.content)}</p>;
          case 'list': {
            const items = block.items.map((item, at) => <li key={at}>{inline(item)}</li>);
            return block.isOrdered ? <ol key={index}>{items}</ol> : <ul key={index}>{items}</ul>;
          }
        }
      })}
    </div>
  );
}
