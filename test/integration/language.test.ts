import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, fileOf, openProject, showSource, writeText } from './support/codebook';
import { eventually as eventuallyIn } from './support/host';

const path = 'transcripts/b.md';

/** VS Code takes its time over languages where others are at work, too. */
const eventually = <T>(check: () => T | Thenable<T>) => eventuallyIn(check, 20_000);

const lines = [
  '---',
  'case: lin',
  '---',
  '# First round',
  'Interviewer: How do you work with teachers at other schools?',
  'Lin Yue: I visit their classrooms.',
  '我们一起磨课。课后再讨论。',
  '',
  'Interviewer: And then?',
  'Lin Yue: Then we talk.',
  '## Later',
  'Lin Yue: 她每周四来听我的课，课后我们一起讨论。',
  'Interviewer: Thank you.',
];

describe('A source', function () {
  this.timeout(60_000);

  before(async () => {
    const { project } = await openProject();
    await writeText(path, `${lines.join('\n')}\n`);
    await project.refresh([path], true);
  });

  afterEach(closeEditors);

  after(async () => {
    await vscode.workspace.fs.delete(fileOf(path));
    await (await openProject()).project.refresh([path], true);
  });

  /** The source, open, and of the language of transcripts. */
  async function transcript(): Promise<vscode.TextDocument> {
    const { document } = await showSource(path);
    await eventually(() => assert.equal(document.languageId, 'transcript'));
    return document;
  }

  it('is of the language transcript, whatever the ending of its name', async () => {
    await transcript();
    const { document } = await showSource('transcripts/a.txt');
    await eventually(() => assert.equal(document.languageId, 'transcript'));
  });

  it('is left alone when a person chooses another language for it', async () => {
    const document = await transcript();
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    const { project } = await openProject();
    await project.refresh([path]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(document.languageId, 'plaintext');
    await vscode.languages.setTextDocumentLanguage(document, 'transcript');
  });

  it('gets its former language back when it is no source any more', async () => {
    const document = await transcript();
    const { project } = await openProject();
    await writeText('project.yaml', `sources: {exclude: [${path}]}\n`);
    await project.refresh(['project.yaml'], true);
    await eventually(() => assert.equal(document.languageId, 'markdown'));
    await vscode.workspace.fs.delete(fileOf('project.yaml'));
    await project.refresh(['project.yaml'], true);
    await eventually(() => assert.equal(document.languageId, 'transcript'));
  });

  it('folds by front matter, sections, and turns of several lines', async () => {
    const { uri } = await transcript();
    await eventually(async () => {
      const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        uri,
      );
      const places = folds.map(({ start, end }) => `${start}-${end}`).sort();
      assert.deepEqual(places, ['0-2', '10-12', '3-12', '5-6']);
    });
  });

  it('has its sections and turns as outline', async () => {
    const { uri } = await transcript();
    await eventually(async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        uri,
      );
      assert.deepEqual(
        symbols.flatMap((symbol) => told(symbol, '')),
        [
          'First round',
          '  Interviewer: How do you work with teachers at other schools?',
          '  Lin Yue: I visit their classrooms. 我们一起磨课。课后再讨论。',
          '  Interviewer: And then?',
          '  Lin Yue: Then we talk.',
          '  Later',
          '    Lin Yue: 她每周四来听我的课，课后我们一起讨论。',
          '    Interviewer: Thank you.',
        ],
      );
    });
  });

  it('grows a selection by word, sentence, turn and section, in Chinese too', async () => {
    const document = await transcript();
    const at = document.positionAt(document.getText().lastIndexOf('讨论'));
    await eventually(async () => {
      const [ladder] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
        'vscode.executeSelectionRangeProvider',
        document.uri,
        [at],
      );
      const rungs: string[] = [];
      for (let rung = ladder; rung; rung = rung.parent as vscode.SelectionRange)
        rungs.push(document.getText(rung.range));
      const ours = [
        '讨论',
        '她每周四来听我的课，课后我们一起讨论。',
        'Lin Yue: 她每周四来听我的课，课后我们一起讨论。',
        lines.slice(10).join('\n'),
        lines.slice(3).join('\n'),
      ];
      assert.deepEqual(
        ours.filter((rung) => !rungs.includes(rung)),
        [],
        JSON.stringify(rungs),
      );
    });
  });
});

function told({ name, detail, children }: vscode.DocumentSymbol, indent: string): string[] {
  const line = detail === '' ? name : `${name}: ${detail}`;
  return [`${indent}${line}`, ...children.flatMap((child) => told(child, `${indent}  `))];
}
