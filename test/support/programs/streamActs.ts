// Does acts on one coder's codings, one after another, until it is killed; tells each on a line when
// it begins and, with what became of each coding, when its promise has resolved.
import fs from 'node:fs';
import type { Act } from '../../../src/core/project/history';
import type { LocatedCoding } from '../../../src/core/project/located';
import { applyCodes, editMemo, removeCodings } from '../../../src/core/project/operations';
import { Project } from '../../../src/core/project/project';
import { chance } from '../../../src/node/chance';
import { NodeFileStore } from '../../../src/node/fileStore';
import { undo } from '../../../src/core/project/undo';

const [folder = '', coder = '', source = '', most = 'Infinity'] = process.argv.slice(2);

/** Written before it goes on: what was told is told even if the next thing is the end. */
function tell(line: object): void {
  fs.writeSync(1, `${JSON.stringify(line)}\n`);
}

async function oneAct(project: Project, own: Map<string, Act>): Promise<Act> {
  const located = await project.located(source);
  if (!located) throw new Error(`no ${source}`);
  const mine = located.codings.filter(({ record }) => own.has(record.id));
  const pick = (): LocatedCoding | undefined => mine[Math.floor(Math.random() * mine.length)];
  const coding = Math.random() < 0.5 ? pick() : undefined;
  if (!coding) {
    const start = Math.floor(Math.random() * (located.text.length - 40));
    const spans = [{ start, end: start + 3 + Math.floor(Math.random() * 30) }];
    const codes = Math.random() < 0.3 ? ['a', 'b'] : ['a'];
    const applied = await applyCodes(project, { source: located, spans, codes, coder });
    const isNew = applied.added > 0 ? applied.ids : [];
    for (const id of isNew) own.set(id, applied.act);
    return applied.act;
  }
  const act = own.get(coding.record.id);
  const way = Math.random();
  if (way < 0.2 && act) {
    await undo(project, act);
    // What an undo did is told by what stands now.
    const standing = new Map(
      (await project.located(source))?.codings.map(({ record }) => [record.id, record]),
    );
    const files = act.files.map(({ file, changes }) => ({
      file,
      changes: changes.map(({ after }) => ({
        before: after,
        after: after && standing.get(after.id),
      })),
    }));
    return { ...act, files };
  }
  if (way < 0.6) return editMemo(project, source, coding, `memo ${Math.random()}`);
  return removeCodings(project, source, [coding]);
}

async function run(): Promise<void> {
  const project = await Project.open(new NodeFileStore(folder), chance);
  const own = new Map<string, Act>();
  tell({ ready: true });
  for (let n = 0; n < Number(most); n++) {
    tell({ begin: n });
    const { files } = await oneAct(project, own);
    const after = files.flatMap(({ changes }) =>
      changes.flatMap(({ before, after }) => {
        const id = after?.id ?? before?.id;
        return id === undefined ? [] : [[id, after ?? null] as const];
      }),
    );
    tell({ end: n, after });
  }
}

void run();
