/** Markdown as running text: markup goes, words stay. For snippets and the index, not for show. */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/```[^\n]*\n?/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s{0,3}(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replaceAll(/[*_`~|]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
