const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ' +
  'ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENDED = '^{}\\[~]|€';

/** How many pieces a text travels in: GSM-7 160/153, otherwise UCS-2 70/67. */
export function segmentCount(text: string): number {
  let septets = 0;
  for (const character of text) {
    if (GSM_BASIC.includes(character)) septets += 1;
    else if (GSM_EXTENDED.includes(character)) septets += 2;
    else return pieces(text.length, 70, 67);
  }
  return pieces(septets, 160, 153);
}

function pieces(length: number, single: number, joined: number): number {
  return length <= single ? 1 : Math.ceil(length / joined);
}
