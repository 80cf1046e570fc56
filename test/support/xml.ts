import { SaxesParser } from 'saxes';

/** The texts of the elements of an XML file, in order; throws where it is not well formed. */
export function readXml(text: string): string[] {
  const words: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (part) => {
    if (part.trim() !== '') words.push(part);
  });
  parser.write(text).close();
  return words;
}
