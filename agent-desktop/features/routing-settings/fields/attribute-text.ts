/** `true`, `false` and whole numbers are what they look like; everything else is a text. */
export function readAttribute(text: string): string | number | boolean {
  if (text === 'true') return true;
  if (text === 'false') return false;
  const number = Number(text);
  return /^-?\d{1,9}$/.test(text) && Number.isInteger(number) ? number : text;
}

export function writeAttribute(value: string | number | boolean): string {
  return String(value);
}
