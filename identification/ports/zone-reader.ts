/** Recognises text in photographs. */
export interface ZoneReader {
  /**
   * What stands in a JPEG, line by line, in the characters of machine-readable zones. Takes
   * seconds. Throws `Fault('identification.photo-unfit')` for what is no picture.
   */
  read(jpeg: Uint8Array): Promise<string>;
  close(): Promise<void>;
}
