import { writeZip } from '../../src/core/packed/zip';

type Content = string | Uint8Array;

export function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** A package of these files. */
export function packageOf(files: Readonly<Record<string, Content>>): Uint8Array {
  return writeZip(new Map(Object.entries(files).map(([name, file]) => [name, bytesOf(file)])));
}

/** The XML of a project with this within. */
export function qde(within: string, attributes = 'name="Study"'): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" ${attributes}>${within}</Project>`;
}

/** A GUID that ends in a number, as short as tests can have it. */
export function guid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const users = `<Users><User guid="${guid(1)}" name="Ana"/></Users>`;
export const codes = `<CodeBook><Codes>
  <Code guid="${guid(10)}" name="Care" isCodable="true" color="#FF0000"/>
</Codes></CodeBook>`;

/** One text with selections `start-end` of the code Care. */
export function textSource(
  selections: readonly (readonly [start: number, end: number, name?: string])[],
  { n = 100, name = 'Interview' } = {},
): string {
  const picks = selections.map(
    ([start, end, quote = ''], i) =>
      `<PlainTextSelection guid="${guid(n * 100 + i)}" name="${quote}" startPosition="${start}" endPosition="${end}">
        <Coding guid="${guid(n * 1000 + i)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(10)}"/></Coding>
      </PlainTextSelection>`,
  );
  return `<TextSource guid="${guid(n)}" name="${name}" plainTextPath="internal://${guid(n)}.txt">${picks.join('')}</TextSource>`;
}
