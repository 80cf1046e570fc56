import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { say } from '../../../../src/core/base/sentences';
import { Losses } from '../../../../src/core/exchange/lossReport';
import { studyFiles } from '../../../../src/core/exchange/studyFiles';
import { Project } from '../../../../src/core/project/project';
import { fixedChance } from '../../../support/builders';
import { MemoryStore } from '../../../support/memoryStore';
import {
  codes,
  guid,
  imported,
  packageOf,
  qde,
  quotes,
  textSource,
  users,
} from '../../../support/refi';

function refuses(name: string, bytes: () => Uint8Array, words: RegExp): void {
  it(name, () => {
    assert.throws(
      () => imported(bytes()),
      (error) => error instanceof Refusal && words.test(say(error.sentence)),
    );
  });
}

const sound = () =>
  packageOf({
    'project.qde': qde(`${users}${codes}<Sources>${textSource([[3, 7]])}</Sources>`),
    [`sources/${guid(100)}.txt`]: `We care.${' and so on'.repeat(50)}`,
  });

/** The bytes with a number of the zip's directory changed. */
function patched(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 1))
    copy.writeUInt32LE(value, at + offset);
  return copy;
}

describe('A hostile or broken package', () => {
  refuses('no zip at all is refused', () => Buffer.from('%PDF-1.7'), /is broken/);
  refuses('nothing is refused', () => new Uint8Array(0), /is broken/);
  refuses('one cut in the middle is refused', () => sound().subarray(0, 400), /is broken/);
  refuses('one without a project is refused', () => packageOf({ 'a.txt': 'A' }), /no project/);
  refuses(
    'changed bytes are found out',
    () => {
      const bytes = Buffer.from(sound());
      const at = bytes.indexOf('project.qde') + 30;
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      return bytes;
    },
    /is broken/,
  );
  refuses(
    'a locked file is told',
    () => {
      const bytes = Buffer.from(sound());
      for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
        bytes.writeUInt16LE(1, at + 8);
      return bytes;
    },
    /password/,
  );
  refuses('sizes beyond all measure are refused', () => patched(sound(), 24, 0x7fffffff), /safely/);
  refuses('a size that says too little is found out', () => patched(sound(), 24, 10), /is broken/);
  refuses(
    'a directory that lies about its place is found out',
    () => patched(sound(), 42, 0x00ffffff),
    /is broken/,
  );
  refuses(
    'broken XML is refused with its line',
    () => packageOf({ 'project.qde': '<Project>\n<Users>' }),
    /line 2/,
  );
  refuses(
    'another XML is refused',
    () => packageOf({ 'project.qde': '<html/>' }),
    /begins with “html”/,
  );
  refuses(
    'depth without end is refused',
    () => packageOf({ 'project.qde': '<Project>'.repeat(100_000) }),
    /more than 400 deep/,
  );
  refuses(
    'entities are never filled in',
    () =>
      packageOf({
        'project.qde': `<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="&x;">&a;</Project>`,
      }),
    /made to do harm/,
  );

  it('a bomb is not unpacked beyond what it says', () => {
    const bomb = packageOf({
      'project.qde': qde(`${codes}<Sources>${textSource([])}</Sources>`),
      [`sources/${guid(100)}.txt`]: new Uint8Array(50_000_000),
    });
    const before = process.memoryUsage().arrayBuffers;
    assert.throws(() => imported(patched(bomb, 24, 2_000)), Refusal);
    assert.ok(process.memoryUsage().arrayBuffers - before < 20_000_000);
  });

  it('control characters that no XML may hold are left out and counted', () => {
    const { study, lost } = imported(
      packageOf({
        'project.qde': qde(
          `<CodeBook><Codes><Code guid="${guid(1)}" name="A\u0001B&#x2;C&#xE8;&#31;" isCodable="true"/></Codes></CodeBook>`,
        ),
      }),
    );
    assert.equal(study.codes[0]?.name, 'ABCè');
    assert.deepEqual(lost, { 'control-character': 3 });
  });

  it('a text that stands nowhere in the package is never looked for elsewhere', () => {
    const source = (path: string, n: number) =>
      `<TextSource guid="${guid(n)}" name="s${n}" plainTextPath="${path}"/>`;
    const { study, lost } = imported(
      packageOf({
        'project.qde': qde(
          `<Sources>${source('absolute:///etc/passwd', 1)}${source('relative:///../../x.txt', 2)}${source('internal://../project.qde', 3)}${source('%E0%A4%A', 4)}</Sources>`,
        ),
      }),
    );
    assert.equal(lost['missing-text'], 3);
    // The project file itself is in the package; as a source it is only text.
    assert.equal(study.sources.length, 1);
  });

  const names = [
    '../../../etc/cron.d/x',
    '/etc/passwd',
    'C:\\Windows\\x',
    '..',
    '.git/config',
    'codings/ana/x',
    'memos/x.md',
    'CON',
    'a.txt',
    'a.txt/b',
    'A.TXT',
    'README',
    'node_modules/x.txt',
    ' . ',
    'x\u0000y\u202e',
    '字'.repeat(300),
    'codebook.yaml',
    '',
  ];
  it('names lead to no other place, and no two to the same', async () => {
    const { study } = imported(
      packageOf({
        'project.qde': qde(
          `<Users>${names.map((name, i) => `<User guid="${guid(1000 + i)}" name="${name.replace(/[\0]/g, '')}"/>`).join('')}</Users>${codes}<Sources>${names
            .map(
              (name, i) =>
                `<TextSource guid="${guid(i + 1)}" name="${name.replace(/[\0]/g, '')}"><PlainTextContent>We care ${i}.</PlainTextContent><PlainTextSelection guid="${guid(i + 200)}" startPosition="0" endPosition="2"><Coding guid="${guid(i + 300)}" creatingUser="${guid(1000 + i)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PlainTextSelection></TextSource>`,
            )
            .join(
              '',
            )}</Sources><Notes>${names.map((name, i) => `<Note guid="${guid(2000 + i)}" name="${name.replace(/[\0]/g, '')}"><PlainTextContent>x</PlainTextContent></Note>`).join('')}</Notes>`,
        ),
      }),
    );
    assert.equal(quotes(study).length, names.length);
    const files = studyFiles(study, new Losses());
    for (const path of files.keys()) {
      assert.doesNotMatch(path, /(^|\/)\.|^\/|\\|:|\/\/|(^|\/)node_modules\//);
      assert.ok(Buffer.byteLength(path) < 460, path);
      if (!/^(codings|memos|transcripts)\//.test(path))
        assert.match(path, /^[\w-]+\.\w+$|^[^/]+\/.+\.txt$/);
    }
    const folded = [...files.keys()].map((path) => path.toLowerCase());
    assert.equal(new Set(folded).size, folded.length);
    for (const path of folded) assert.ok(!folded.some((each) => each.startsWith(`${path}/`)), path);
    const project = await Project.open(new MemoryStore(Object.fromEntries(files)), fixedChance());
    assert.equal(project.sources.size, names.length);
    assert.equal(
      [...project.index.all()].reduce((sum, { rows }) => sum + rows.count, 0),
      names.length,
    );
  });
});
