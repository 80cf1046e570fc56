import { commandLink, escapeMarks, keepLines } from '../host/markdown';
import type { OpenProject } from '../workspace';
import { goToThingCommand, thingName } from './memos';

const inBrackets = /\[\[([^[\]|\n]+)(?:\|([^[\]\n]*))?\]\]/g;

/** What a memo says in Markdown, as it stands there; what its links name is a click away. */
export function linkedText(open: OpenProject, text: string): string {
  const resolver = open.project.memos.resolver();
  let shown = '';
  let done = 0;
  for (const { index, 0: whole, 1: target = '', 2: words = '' } of text.matchAll(inBrackets)) {
    const thing = resolver.thingOf(target.trim());
    if (!thing) continue;
    const label = words.trim() || thingName(open, thing);
    const link = commandLink(label, goToThingCommand, open.folder.toString(), thing);
    shown += escapeMarks(text.slice(done, index)) + link;
    done = index + whole.length;
  }
  return keepLines(shown + escapeMarks(text.slice(done)));
}
