/** Makes a value when it is first asked for and keeps it, so that loading our source is quick. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
