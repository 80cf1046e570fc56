import { strToU8, zipSync } from 'fflate';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A package of parts, as Word and the others write them. */
export function packaged(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  );
}

/** A Word document with this in its body; further parts by their names below `word/`. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const more = Object.entries(parts).map(([name, xml]) => [`word/${name}`, xml]);
  return packaged({
    'word/document.xml': wordXml('document', `<w:body>${body}</w:body>`),
    ...(Object.fromEntries(more) as Record<string, string>),
  });
}

export function wordXml(root: string, content: string): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${word}"` +
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"' +
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    `${content}</w:${root}>`
  );
}

/** A paragraph of Word: words as they are, or XML of runs where it begins with `<`. */
export function p(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : run(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export function run(words: string): string {
  return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
}
