import type { Span } from './span';

/** What one speaker says until another begins; in a text without speakers, a paragraph. */
export interface Turn {
  /** As the file first spells it; undefined where nobody is named. */
  readonly speaker: string | undefined;
  readonly isInterviewer: boolean;
  /** The label with its brackets, time and colon; empty where there is none. */
  readonly label: Span;
  /** From the first word to the last; empty if the label stands alone. */
  readonly body: Span;
  /** Label and body. */
  readonly span: Span;
  /**
   * The stretches of `body` that are words: the whole of it in a text; in subtitles one for each
   * line of a cue, since the cues' times stand between them.
   */
  readonly parts: readonly Span[];
  /** As written: in the label, or the start of the turn's first cue. */
  readonly time?: string;
}
