/** Black or white, whichever is read more easily on a colour such as `#1b6b4f`. */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(color.slice(at, at + 2)));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // Both inks give the same contrast at about 0.179 (WCAG 2.2, relative luminance).
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

function linear(hex: string): number {
  const share = Number.parseInt(hex, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
