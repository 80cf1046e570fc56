import { encodeUtf8 } from '../text/decode';
import type { Report } from './blocks';
import { reportToHtml } from './html';
import { reportToMarkdown } from './markdown';

/** The report as Markdown, a page or a Word document, by the ending of the file. */
export async function writeReport(
  report: Report,
  ending: string,
  language: string,
): Promise<Uint8Array> {
  if (ending === 'docx') return (await import('./docx')).reportToDocx(report);
  if (ending === 'html') return encodeUtf8(reportToHtml(report, language));
  return encodeUtf8(reportToMarkdown(report));
}
