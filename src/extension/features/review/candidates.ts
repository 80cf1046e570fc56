import * as vscode from 'vscode';
import { candidates } from '../../../core/anchor/candidates';
import type { Candidate } from '../../../core/anchor/location';
import { sentence } from '../../../core/base/sentences';
import type { LocatedSource } from '../../../core/project/located';
import { Refusal } from '../../../core/project/operations';
import { attachCoding } from '../../../core/project/reviewing';
import { rangeOf } from '../../host/convert';
import type { Services } from '../../services';
import { labelIn } from '../../tree/excerptLabel';
import { codeName, joined } from '../../tree/names';
import { attached, there } from './settle';
import type { Target } from './target';

/** As many places are offered. */
const most = 9;

interface Item extends vscode.QuickPickItem {
  readonly candidate: Candidate;
}

/** Goes through the places where a coding may belong, showing each in the text, and attaches it. */
export async function chooseCandidate(services: Services, target: Target): Promise<void> {
  there(target);
  const { open, path, coding } = target;
  const document = await vscode.workspace.openTextDocument(open.uriOf(path));
  const live = await services.live.settled(document);
  if (!live) return;
  const { source } = live;
  const found = candidates(source.text, source.lines, coding.record, most);
  if (!found.length)
    throw new Refusal(
      sentence(
        'Nothing in {path} is much like these words. Select the right ones and attach the coding to the selection.',
        { path },
      ),
    );
  const editor = await vscode.window.showTextDocument(document, { preserveFocus: true });
  const candidate = await pick(services, editor, target, source, found);
  if (candidate)
    await attached(
      services,
      target,
      await attachCoding(open.project, source, coding, candidate.span),
    );
}

function pick(
  { canvas }: Services,
  editor: vscode.TextEditor,
  { open, coding }: Target,
  source: LocatedSource,
  found: readonly Candidate[],
): Promise<Candidate | undefined> {
  const before = { selection: editor.selection, visible: editor.visibleRanges[0] };
  const mark = vscode.window.createTextEditorDecorationType(look);
  const box = vscode.window.createQuickPick<Item>();
  const code = codeName(open, coding.record.code);
  box.title = vscode.l10n.t('Where Does {code} Belong?', { code });
  box.placeholder = vscode.l10n.t('Up and Down show each place in the text, Enter attaches');
  box.items = found.map((candidate) => itemOf(source, candidate));
  // Where it is taken to be now was seen already: the next one is what is asked for.
  const next = box.items.find(({ candidate }) => !isHere(coding.location, candidate));
  box.activeItems = next ? [next] : box.items.slice(0, 1);
  const show = ({ candidate }: Item) => {
    const range = rangeOf(source.lines, candidate.span);
    canvas.paint(editor, mark, [range]);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  };
  const [first] = box.activeItems;
  if (first) show(first);
  return new Promise((resolve) => {
    let chosen: Candidate | undefined;
    box.onDidChangeActive(([item]) => item && show(item));
    box.onDidAccept(() => {
      chosen = box.activeItems[0]?.candidate;
      box.hide();
    });
    box.onDidHide(() => {
      box.dispose();
      mark.dispose();
      if (!chosen) {
        editor.selection = before.selection;
        if (before.visible) editor.revealRange(before.visible);
      }
      resolve(chosen);
    });
    box.show();
  });
}

const look: vscode.DecorationRenderOptions = {
  backgroundColor: new vscode.ThemeColor('editor.findMatchBackground'),
  outlineColor: new vscode.ThemeColor('focusBorder'),
  outlineStyle: 'solid',
  outlineWidth: '1px',
};

function itemOf(source: LocatedSource, candidate: Candidate): Item {
  const { span, similarity } = candidate;
  const line = vscode.l10n.t('line {line}', { line: source.lineOf(span.start) });
  const share = Math.floor(similarity * 100);
  return {
    label: joined(line, vscode.l10n.t('{share} % the same', { share })),
    detail: labelIn(source.text, span).text,
    candidate,
  };
}

function isHere(location: Target['coding']['location'], { span }: Candidate): boolean {
  return (
    location.state !== 'lost' &&
    location.span.start === span.start &&
    location.span.end === span.end
  );
}
