/**
 * Whether one of an object's own keys stands in it twice: JSON.parse keeps only the last, and
 * writing the object again would lose the others.
 * @param json an object that JSON.parse takes
 */
export function hasRepeatedKey(json: string): boolean {
  const seen = new Set<string>();
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const mark = json.charAt(at);
    if (mark === '{' || mark === '[') depth++;
    else if (mark === '}' || mark === ']') depth--;
    if (mark !== '"') continue;
    const end = stringEnd(json, at);
    if (depth === 1 && isKey(json, end)) {
      const key = JSON.parse(json.slice(at, end)) as string;
      if (seen.has(key)) return true;
      seen.add(key);
    }
    at = end - 1;
  }
  return false;
}

/** Behind the quote that closes the string which begins at `start`. */
function stringEnd(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let slash = at;
    while (json.charAt(slash - 1) === '\\') slash--;
    if ((at - slash) % 2 === 0) return at + 1;
  }
  return json.length;
}

/** Of all strings only a key has a colon behind it. */
function isKey(json: string, end: number): boolean {
  let at = end;
  while (' \t\n\r'.includes(json.charAt(at)) && at < json.length) at++;
  return json.charAt(at) === ':';
}
