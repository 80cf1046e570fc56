import type { Answers, Message, OfKind, Parcel } from './message';

/** What is done with each kind of message that comes in; what it gives answers one who asked. */
export type Tasks<Incoming extends Message, Given> = {
  readonly [Kind in Incoming['kind']]: (
    message: OfKind<Incoming, Kind>,
  ) => Kind extends keyof Given ? Given[Kind] | Promise<Given[Kind]> : unknown;
};

/** The other wing could not answer; the message says why, in words for the reader. */
export class Unanswered extends Error {}

/**
 * One end of the line between a page and the host; both ends are the same. What the other end tells
 * or asks is handed to the task of its kind, in the order in which it comes.
 */
export class Handler<
  Incoming extends Message,
  Outgoing extends Message,
  Given extends object = Answers,
  Gotten extends object = Answers,
> {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /**
   * @param post hands a parcel to the other end
   * @param whatFailed called with what a task throws; where it was asked, its words are the answer
   */
  constructor(
    private readonly post: (parcel: Parcel) => void,
    private readonly tasks: Tasks<Incoming, Given>,
    private readonly whatFailed: (error: unknown, isAsked: boolean) => string,
  ) {}

  tell(message: Outgoing): void {
    this.post({ kind: 'told', message });
  }

  /** Rejects with Unanswered where the other end can’t answer, or is gone. */
  ask<Kind extends keyof Gotten & Outgoing['kind']>(
    message: OfKind<Outgoing, Kind>,
  ): Promise<Gotten[Kind]> {
    const number = ++this.asked;
    return new Promise<Gotten[Kind]>((resolve, reject) => {
      this.waiting.set(number, { resolve: (answer) => resolve(answer as Gotten[Kind]), reject });
      this.post({ kind: 'asked', number, message });
    });
  }

  /** Takes what came from the other end. */
  async take(parcel: Parcel): Promise<void> {
    switch (parcel.kind) {
      case 'told':
        return this.run(parcel.message).then(() => undefined, this.noteFailure);
      case 'asked':
        return this.answer(parcel.number, parcel.message);
      case 'answered':
        return this.settle(parcel.number, ({ resolve }) => resolve(parcel.answer));
      case 'failed':
        return this.settle(parcel.number, ({ reject }) => reject(new Unanswered(parcel.words)));
    }
  }

  /** Nothing comes back any more: the other end is gone. */
  end(words: string): void {
    for (const number of [...this.waiting.keys()])
      this.settle(number, ({ reject }) => reject(new Unanswered(words)));
  }

  private async answer(number: number, message: Message): Promise<void> {
    try {
      this.post({ kind: 'answered', number, answer: await this.run(message) });
    } catch (error) {
      this.post({ kind: 'failed', number, words: this.whatFailed(error, true) });
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what a task throws has to reject
  private async run(message: Message): Promise<unknown> {
    const { kind } = message;
    if (!Object.hasOwn(this.tasks, kind)) throw new Error(`Nobody knows “${kind}”.`);
    // The line carries what the other end is typed to send.
    return this.tasks[kind as Incoming['kind']](message as never);
  }

  private readonly noteFailure = (error: unknown): void => void this.whatFailed(error, false);

  private settle(number: number, by: (waiting: Waiting) => void): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    if (waiting) by(waiting);
  }
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}
