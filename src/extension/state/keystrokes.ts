import { Queues } from '../../core/base/queues';

/**
 * Keeps what moves or reads the selection in the order of the keys: who types fast must find every
 * key on what the one before has selected, even while parts of us are still being loaded.
 */
export class Keystrokes {
  private readonly queues = new Queues();

  /** To be called at once when the command begins. Work must not wait for later work. */
  inOrder<T>(work: () => Promise<T>): Promise<T> {
    return this.queues.run('keys', work);
  }
}
