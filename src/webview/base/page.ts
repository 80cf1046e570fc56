import { Handler, type Tasks } from '../../protocol/handler';
import type { Message, Parcel } from '../../protocol/message';

/** What VS Code hands to a page, once. */
interface Host {
  postMessage(parcel: Parcel): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

/** What the page says, in the reader’s language; the host wrote it into the page. */
export function wordsOfPage<Words>(): Words {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="words"]');
  return JSON.parse(meta?.content ?? '{}') as Words;
}

/** What the page kept before it was hidden, or the window was loaded again. */
export function kept<State>(): Partial<State> {
  return host.getState() ?? {};
}

/** Keeps it; the host gets it when the page is restored. */
export function keep(state: object): void {
  host.setState(state);
}

/** Our end of the line to the host. */
export function lineToHost<
  Incoming extends Message,
  Outgoing extends Message,
  Given extends object,
  Gotten extends object,
>(
  tasks: Tasks<Incoming, Given>,
  whatFailed: (error: unknown) => string,
): Handler<Incoming, Outgoing, Given, Gotten> {
  const line = new Handler<Incoming, Outgoing, Given, Gotten>(
    (parcel) => host.postMessage(parcel),
    tasks,
    whatFailed,
  );
  window.addEventListener('message', ({ data }: MessageEvent<Parcel>) => void line.take(data));
  return line;
}
