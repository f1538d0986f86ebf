/** What can be written here now; `blocked` says why a mode cannot be used. */
export type WritingMode =
  | { readonly mode: 'reply' | 'note'; readonly blocked: string | null }
  | {
      readonly mode: 'consult';
      readonly blocked: string | null;
      readonly consultId: string;
      readonly partnerName: string;
    };
