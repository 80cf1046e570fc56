/** Something that one wing says to the other; its kind tells what it is. */
export interface Message {
  readonly kind: string;
}

/** The message of a kind among those of a union. */
export type OfKind<Of extends Message, Kind> = Extract<Of, { readonly kind: Kind }>;

/** Answers by the kind of message that asks for them. Messages of other kinds need none. */
export type Answers = Readonly<Record<string, unknown>>;

/** What goes between the wings: something told, something asked, and what comes back. */
export type Parcel =
  | { readonly kind: 'told'; readonly message: Message }
  | { readonly kind: 'asked'; readonly number: number; readonly message: Message }
  | { readonly kind: 'answered'; readonly number: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly number: number; readonly words: string };
