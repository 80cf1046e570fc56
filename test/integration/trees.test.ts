import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CasesProvider } from '../../src/extension/features/casesTree/provider';
import { CodebookProvider } from '../../src/extension/features/codebookTree/provider';
import { ExcerptsProvider } from '../../src/extension/features/excerptsTree/provider';
import { escapeMarkdown } from '../../src/extension/host/markdown';
import { Choice, type Chosen } from '../../src/extension/state/choice';
import { CodeOrder } from '../../src/extension/state/codeOrder';
import { Visibility } from '../../src/extension/state/visibility';
import { labelIn, labelOf } from '../../src/extension/tree/excerptLabel';
import { loadExcerpts } from '../../src/extension/tree/excerpts';
import { removeCodings } from '../../src/core/project/operations';
import { codingLines, recordOn, record } from '../support/builders';
import { closeEditors, codebook, openProject, savedCodings } from './support/codebook';
import { eventually } from './support/host';
import {
  assertRefreshed,
  drawn,
  Memory,
  type OwnProjects,
  ownProjects,
  refreshes,
} from './support/trees';

const book = `codes:
  role:
    name: {en: Roles, zh: 角色}
    codable: false
    codes:
      mentoring:
        name: Mentoring
        codes:
          planning:
            name: Planning
            definition: "Work on *one* lesson."
  barrier:
    name: Barriers
`;
const li =
  'Interviewer: And then?\nLi: We plan lessons. 她每周四来听我的课。\nLi: Time. Never enough.\n';
const group = 'Li: I visit them.\nWu: I wait for them.\nMa: Both is true.\n';
const files = {
  'codebook.yaml': book,
  'cases.csv': 'case,name,school\nwu,Wu Qian,North\nli,Li Jia,South\n',
  'sources.csv':
    'source,case,kind,round,perspective\nli.txt,li,interview,1,self\ngroup.txt,li;wu,focus group,2,peer\n',
  'li.txt': li,
  'group.txt': group,
  'note.txt': 'A note on barriers.\n',
  'codings/ana/li.txt.jsonl': codingLines(
    recordOn(li, 'We plan lessons', { id: 'p1', code: 'planning', memo: 'Ask again.' }),
    recordOn(li, '她每周四来听我的课', { id: 'm1', code: 'mentoring' }),
    record({ id: 'b1', code: 'barrier', range: [3, 5, 3, 30], quote: 'The roof leaks in winter.' }),
  ),
  'codings/ana/group.txt.jsonl': codingLines(
    recordOn(group, 'I visit them', { id: 'g1', code: 'mentoring' }),
    recordOn(group, 'I wait for them', { id: 'g2', code: 'mentoring' }),
    recordOn(group, 'Both is true', { id: 'g3', code: 'mentoring' }),
  ),
  'codings/ben/note.txt.jsonl': codingLines(
    recordOn('A note on barriers.\n', 'note', { id: 'n1', code: 'ghost' }),
  ),
  'codings/ben/gone.txt.jsonl': codingLines(record({ id: 'x1', code: 'barrier', quote: 'Gone' })),
};

describe('The side bar', () => {
  let own: OwnProjects;
  const made: vscode.Disposable[] = [];
  const keep = <T extends vscode.Disposable>(disposable: T): T => {
    made.push(disposable);
    return disposable;
  };

  beforeEach(async () => {
    own = await ownProjects(files);
  });

  afterEach(async () => {
    for (const each of made.splice(0)) each.dispose();
    await own.remove();
  });

  it('says how many excerpts are lost as soon as that is known, in Codebook and Cases', async () => {
    const codes = keep(
      new CodebookProvider(
        own,
        keep(new Visibility(new Memory())),
        keep(new CodeOrder(new Memory())),
      ),
    );
    const cases = keep(new CasesProvider(own, () => undefined));
    const before = [await drawn(codes), await drawn(cases)].flat();
    assert.ok(!before.some((row) => / lost/.test(row)));
    const asked = [refreshes(codes), refreshes(cases)];
    await own.open.project.verify();
    await eventually(() => assert.ok(asked.every(({ length }) => length > 0)));
    const rows = [await drawn(codes), await drawn(cases)].flat();
    assert.deepEqual(
      rows.filter((row) => / lost/.test(row)).map((row) => row.trim()),
      [
        'Barriers | 2 · 2 lost',
        'Li Jia | 4 · 1 lost · South',
        'Barriers | 1 · 1 lost',
        'gone.txt | 1 · 1 lost',
        'Barriers | 1 · 1 lost',
      ],
    );
  });

  describe('Codebook', () => {
    const tree = (visibility = keep(new Visibility(new Memory()))) =>
      keep(new CodebookProvider(own, visibility, keep(new CodeOrder(new Memory()))));

    it('shows the codes with their counts, and those that are not in the codebook', async () => {
      assert.deepEqual(await drawn(tree()), [
        'Roles | 5',
        '  Mentoring | 4 · 5',
        '    Planning | 1',
        'Barriers | 2',
        'Not in the codebook | 1',
        '  ghost | 1',
      ]);
    });

    it('tells menus what a row is', () => {
      const view = tree();
      const contexts = ['role', 'mentoring', 'planning'].map(
        (code) => view.getTreeItem(view.code(own.open, code)).contextValue,
      );
      assert.deepEqual(contexts, ['code category parent', 'code codable parent', 'code codable']);
    });

    it('says what is hidden, and reads counts out in words', async () => {
      const visibility = keep(new Visibility(new Memory()));
      const view = tree(visibility);
      await visibility.toggleCodes(['mentoring']);
      const item = view.getTreeItem(view.code(own.open, 'mentoring'));
      assert.equal(item.description, '4 · 5 · hidden');
      assert.equal(
        item.accessibilityInformation?.label,
        'Mentoring, 4 excerpts, 5 with the codes below, hidden',
      );
    });

    it('draws only the codes whose counts changed, and those around them', async () => {
      await own.open.project.verify();
      const view = tree();
      await drawn(view);
      const fired = refreshes(view);
      await own.put(
        'codings/ben/li.txt.jsonl',
        codingLines(recordOn(li, 'Time', { id: 't1', code: 'planning' })),
      );
      const code = (id: string) => view.code(own.open, id);
      assertRefreshed(fired, [code('planning'), code('role'), code('mentoring')]);
      assert.equal(view.getTreeItem(code('role')).description, '6');
    });

    it('knows what is around a row, so that it can be revealed', () => {
      const view = tree();
      const planning = view.code(own.open, 'planning');
      const above = view.getParent(planning);
      assert.deepEqual(above, view.code(own.open, 'mentoring'));
      assert.equal(view.getParent(view.code(own.open, 'role')), undefined);
    });

    it('shows the definition as it is written', () => {
      const view = tree();
      const node = view.code(own.open, 'planning');
      const { tooltip } = view.resolveTreeItem(view.getTreeItem(node), node);
      assert.ok(tooltip instanceof vscode.MarkdownString);
      assert.match(tooltip.value, /Roles › Mentoring › Planning/);
      assert.match(tooltip.value, /Work on \\\*one\\\* lesson\\\./);
    });
  });

  describe('Excerpts', () => {
    let choice: Choice;
    const tree = () => {
      choice = keep(new Choice(new Memory()));
      return keep(new ExcerptsProvider(own, choice));
    };
    const choose = (chosen: Partial<Chosen>) =>
      choice.choose({
        open: own.open,
        code: undefined,
        withDescendants: false,
        case: undefined,
        ...chosen,
      });

    it('is empty until something is chosen', async () => {
      assert.deepEqual(await drawn(tree()), []);
    });

    it('shows a code’s excerpts among the words around them, by source', async () => {
      const view = tree();
      choose({ code: 'mentoring' });
      assert.deepEqual(await drawn(view), [
        'group.txt | 3',
        '  Li: «I visit them». | line 1 · ana',
        '  Wu: «I wait for them». | line 2 · ana',
        '  Ma: «Both is true». | line 3 · ana',
        'li.txt | 1',
        '  …«她每周四来听我的课»。 | line 2 · ana',
      ]);
    });

    it('shows what a question asks for, of sources that are gone too, and follows it', async () => {
      const view = tree();
      const also = (query: string) => choose({ also: { query, words: '' } });
      also('code:barrier | text:wait');
      assert.deepEqual(await drawn(view), [
        'group.txt | 1',
        '  Wu: «I wait for them». | Mentoring · line 2 · ana',
        'li.txt | 1',
        '  [lost] «The roof leaks in winter.» | Barriers · line 3 · ana',
        'gone.txt | 1',
        '  [lost] «Gone» | Barriers · line 1 · ben',
      ]);
      await choice.groupBy('case');
      also('kind:interview');
      assert.deepEqual(await drawn(view), [
        'Li Jia | 3',
        '  Li: «We plan lessons». 她每周四来听我的课。 | Planning · li.txt:2 · ana · memo',
        '  …«她每周四来听我的课»。 | Mentoring · li.txt:2 · ana',
        '  [lost] «The roof leaks in winter.» | Barriers · li.txt:3 · ana',
      ]);
      const project = own.open.project;
      const [first] = (await project.located('li.txt'))?.codings ?? [];
      assert.ok(first);
      await removeCodings(project, 'li.txt', [first]);
      // What is lost is to be reviewed, and stands above.
      await eventually(async () =>
        assert.deepEqual((await drawn(view)).slice(-3), [
          'Li Jia | 2',
          '  …«她每周四来听我的课»。 | Mentoring · li.txt:2 · ana',
          '  [lost] «The roof leaks in winter.» | Barriers · li.txt:3 · ana',
        ]),
      );
    });

    it('shows nothing any more when a question asks for what is gone', async () => {
      const view = tree();
      choose({ also: { query: 'case:wu', words: '' } });
      assert.equal((await drawn(view)).length, 2);
      await own.put('cases.csv', 'case,name\nli,Li Jia\n');
      await own.put('sources.csv', 'source,case\nli.txt,li\n');
      await eventually(() => assert.ok(!choice.chosen));
    });

    it('takes the codes below in when asked to, and then names each code', async () => {
      const view = tree();
      choose({ code: 'role', withDescendants: true, case: 'li' });
      assert.deepEqual(await drawn(view), [
        'group.txt | 1',
        '  Li: «I visit them». | Mentoring · line 1 · ana',
        'li.txt | 2',
        '  Li: «We plan lessons». 她每周四来听我的课。 | Planning · line 2 · ana · memo',
        '  …«她每周四来听我的课»。 | Mentoring · line 2 · ana',
      ]);
    });

    it('groups by case: in a focus group, by who speaks', async () => {
      const view = tree();
      choose({ code: 'mentoring' });
      await choice.groupBy('case');
      assert.deepEqual(await drawn(view), [
        'Wu Qian | 1',
        '  Wu: «I wait for them». | group.txt:2 · ana',
        'Li Jia | 2',
        '  Li: «I visit them». | group.txt:1 · ana',
        '  …«她每周四来听我的课»。 | li.txt:2 · ana',
        'No case | 1',
        '  Ma: «Both is true». | group.txt:3 · ana',
      ]);
    });

    it('groups by coder, and keeps what is lost', async () => {
      const view = tree();
      choose({ code: 'barrier' });
      await choice.groupBy('coder');
      assert.deepEqual(await drawn(view), [
        'ana | 1',
        '  [lost] «The roof leaks in winter.» | li.txt:3',
        'ben | 1',
        '  [lost] «Gone» | gone.txt:1',
      ]);
    });

    it('counts what it shows', async () => {
      const view = tree();
      const totals: (number | undefined)[] = [];
      keep(view.onDidShow((shown) => totals.push(shown?.total)));
      choose({ case: 'li' });
      await view.getChildren();
      choice.choose(undefined);
      await view.getChildren();
      assert.deepEqual(totals, [4, undefined]);
    });

    it('draws only the group that changed', async () => {
      await own.open.project.verify();
      const view = tree();
      choose({ code: 'mentoring' });
      const first = (await view.getChildren()).find(({ kind }) => kind === 'group');
      const fired = refreshes(view);
      await own.put('codings/ben/group.txt.jsonl', files['codings/ana/group.txt.jsonl']);
      await eventually(() => assertRefreshed(fired, [first]));
      await own.put('codings/ben/note.txt.jsonl', '');
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.equal(fired.length, 1, 'another code’s change is no concern of this view');
    });

    it('shows many excerpts batch by batch', async () => {
      const many = Array.from({ length: 700 }, (_, i) => `Line ${i} of the talk`).join('\n');
      await own.put('many.txt', many);
      const records = Array.from({ length: 700 }, (_, i) =>
        record({
          id: `many-${i}`,
          code: 'barrier',
          range: [i + 1, 1, i + 1, 5],
          quote: 'Line',
          after: ` ${i} of`,
        }),
      );
      await own.put('codings/ana/many.txt.jsonl', codingLines(...records));
      const view = tree();
      choose({ code: 'barrier', case: 'many.txt' });
      const group = (await view.getChildren()).find(({ kind }) => kind === 'group');
      const rows = await view.getChildren(group);
      const more = rows.at(-1);
      assert.deepEqual([rows.length, more?.kind === 'more' && more.left], [501, 200]);
      if (more?.kind === 'more') view.more(more);
      assert.equal((await view.getChildren(group)).length, 700);
    });
  });

  describe('Cases', () => {
    const tree = (attribute?: string) => keep(new CasesProvider(own, () => attribute));

    it('shows each case with its codes and their excerpts', async () => {
      assert.deepEqual(await drawn(tree()), [
        'Wu Qian | 1 · North',
        '  Mentoring | 1',
        '    Wu: «I wait for them». | group.txt:2 · ana',
        'Li Jia | 4 · South',
        '  Mentoring | 2',
        '    Li: «I visit them». | group.txt:1 · ana',
        '    …«她每周四来听我的课»。 | li.txt:2 · ana',
        '  Planning | 1',
        '    Li: «We plan lessons». 她每周四来听我的课。 | li.txt:2 · ana · memo',
        '  Barriers | 1',
        '    [lost] «The roof leaks in winter.» | li.txt:3 · ana',
        'Sources without a case | 2',
        '  note.txt | 1',
        '    ghost | 1',
        '      A «note» on barriers. | note.txt:1 · ben',
        '  gone.txt | 1',
        '    Barriers | 1',
        '      [lost] «Gone» | gone.txt:1 · ben',
        'No case | 1',
        '  Mentoring | 1',
        '    Ma: «Both is true». | group.txt:3 · ana',
      ]);
    });

    it('groups the cases by an attribute', async () => {
      const rows = await drawn(tree('school'));
      assert.deepEqual(rows.filter((row) => /^( {2})?\S/.test(row)).slice(0, 4), [
        'North | 1',
        '  Wu Qian | 1',
        'South | 1',
        '  Li Jia | 4',
      ]);
    });

    it('draws only the case whose counts changed', async () => {
      await own.open.project.verify();
      const view = tree();
      const [, second] = await view.getChildren();
      const fired = refreshes(view);
      await own.put(
        'codings/ben/li.txt.jsonl',
        codingLines(recordOn(li, 'Time', { id: 't1', code: 'barrier' })),
      );
      await eventually(() => assertRefreshed(fired, [second]));
    });

    it('gives every row an id of its own', async () => {
      const view = tree('school');
      const ids: string[] = [];
      const walk = async (node?: Parameters<typeof view.getTreeItem>[0]): Promise<void> => {
        for (const child of await view.getChildren(node)) {
          ids.push((await view.getTreeItem(child)).id ?? '');
          await walk(child);
        }
      };
      await walk();
      assert.equal(new Set(ids).size, ids.length);
    });
  });

  describe('A row of an excerpt', () => {
    const shown = ({ text, own: { start, end } }: ReturnType<typeof labelOf>) =>
      `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;

    it('begins with whole words, few of them', () => {
      const text = 'We had never before heard of it.';
      assert.equal(shown(labelIn(text, { start: 20, end: 25 })), '…before «heard» of it.');
    });

    it('shows line breaks as spaces', () => {
      assert.equal(shown(labelIn('a\nb c\nd e\nf', { start: 4, end: 7 })), 'b «c d» e');
    });

    it('is shortened in its middle, and never within a character', () => {
      const { text } = labelOf('𠮷'.repeat(40), '😀'.repeat(300), '𠮷'.repeat(60));
      assert.match(text, /^…(𠮷){4}(😀){70} … (😀){25}(𠮷){30}…$/u);
    });
  });

  it('shows words as they are, whatever Markdown would make of them', () => {
    assert.equal(
      escapeMarkdown('*a* <b> & $(x) # [y](z)\n  - www.w.org'),
      '\\*a\\* &#60;b&#62; &#38; &#36;\\(x\\) \\# \\[y\\]\\(z\\)  \n&nbsp;&nbsp;\\- www\\.w\\.org',
    );
  });
});

describe('An excerpt in the side bar', () => {
  const source = 'transcripts/a.txt';
  const run = (command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand(`codebook.${command}`, ...args);
  const barrier = async () => {
    const open = await openProject();
    const codes = new Set(['barrier']);
    const query = { open, codes, case: undefined, coder: 'ana', sources: [source] };
    const [node] = await loadExcerpts(query, 1);
    assert.ok(node, 'ana’s excerpt is there');
    return node;
  };

  afterEach(closeEditors);

  it('opens in its source, selected where it is at that moment', async () => {
    const node = await barrier();
    const document = await vscode.workspace.openTextDocument(node.open.uriOf(source));
    const typing = await vscode.window.showTextDocument(document);
    await typing.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A line before.\n'));
    await run('tree.openExcerpt', node);
    const editor = vscode.window.activeTextEditor;
    assert.equal(
      editor?.document.getText(editor.selection),
      'We could not pay for a substitute teacher',
    );
  });

  it('is removed without a question, and comes back when that is undone', async () => {
    const node = await barrier();
    const codes = async () => (await savedCodings('ana', source)).map(({ code }) => code);
    const before = await codes();
    await run('tree.removeCoding', node);
    assert.deepEqual(
      await codes(),
      before.filter((code) => code !== 'barrier'),
    );
    await run('undo');
    assert.deepEqual(await codes(), before);
  });

  it('is copied as a quote, with its case and its place', async () => {
    await run('tree.copyQuote', await barrier());
    const copied = await vscode.env.clipboard.readText();
    assert.equal(copied, '“We could not pay for a substitute teacher” (Lin Yue, a.txt:5)');
  });

  it('is chosen by code, by case, or by both', async () => {
    const { choice } = await codebook();
    const open = await openProject();
    const chosen = () => ({ code: choice.chosen?.code, case: choice.chosen?.case });
    await run('tree.show', { kind: 'code', open, code: 'mentoring' });
    assert.deepEqual(chosen(), { code: 'mentoring', case: undefined });
    await run('tree.narrowToCase', { kind: 'case', open, case: 'lin' });
    assert.deepEqual(chosen(), { code: 'mentoring', case: 'lin' });
    await run('tree.narrowToCode', { kind: 'code', open, code: 'barrier' });
    assert.deepEqual(chosen(), { code: 'barrier', case: 'lin' });
    await run('tree.onlyCase', { kind: 'case', open, case: 'zhou' });
    assert.deepEqual(chosen(), { code: undefined, case: 'zhou' });
    await run('clearExcerpts');
    assert.ok(!choice.chosen);
  });

  it('leads to its code in the codebook', async () => {
    await run('goToCode', 'barrier');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), 'barrier');
  });
});
