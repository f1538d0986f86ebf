/**
 * Knows how numbers are written. Gives E.164 for what can be read as a number, and the given text,
 * trimmed, for everything else: short codes and names of senders are addresses too. Giving it its
 * own answer changes nothing.
 */
export interface PhoneNumbers {
  normal(text: string): string;
}
