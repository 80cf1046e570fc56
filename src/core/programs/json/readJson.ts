import type { Losses } from '../../exchange/lossReport';
import type { Study } from '../../exchange/study';
import { decodeText } from '../../text/decode';
import {
  areCodeLists,
  areMessages,
  coda,
  isScheme,
  readCodeLists,
  readMessages,
  readScheme,
} from './coda';
import { areDocuments, doccano, readDocuments } from './doccano';
import { labelledStudy } from './labelled';
import { areTasks, labelStudio, readTasks } from './labelStudio';

/** A study of a JSON file of codes or labelled texts; undefined for any other JSON, or none. */
export function readJsonStudy(title: string, bytes: Uint8Array, losses: Losses): Study | undefined {
  const value = parsed(decodeText(bytes).text);
  if (isScheme(value)) return readScheme(value, title);
  // A file of a value a line may have but one.
  const records: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (areTasks(records))
    return labelledStudy(title, labelStudio, readTasks(records, losses), losses);
  if (areMessages(records)) return labelledStudy(title, coda, readMessages(records), losses);
  if (areCodeLists(records)) return readCodeLists(records, title);
  if (areDocuments(records))
    return labelledStudy(title, doccano, readDocuments(records, losses), losses);
  return undefined;
}

/** JSON, or a value a line; undefined for neither. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  try {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line): unknown => JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
