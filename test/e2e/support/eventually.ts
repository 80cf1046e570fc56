import { errors } from 'playwright-core';

/** Tries until the check passes, and then gives its value; the last failure is thrown. */
export async function eventually<T>(check: () => T | Promise<T>, patience = 30_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Waits until the question is answered with yes (or with any value that counts as yes). */
export function until<T>(what: string, ask: () => Promise<T>, patience?: number): Promise<T> {
  return eventually(async () => {
    const answer = await ask();
    if (!answer) throw new Error(`Waited in vain: ${what}`);
    return answer;
  }, patience);
}

/** Whether a wait of Playwright ended well, and not by running out of time. */
export function happens(wait: Promise<unknown>): Promise<boolean> {
  return wait.then(
    () => true,
    (error: unknown) => {
      if (error instanceof errors.TimeoutError) return false;
      throw error;
    },
  );
}
