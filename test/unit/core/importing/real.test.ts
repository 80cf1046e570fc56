import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { endingOf } from '../../../../src/core/importing/names';
import type { PdfProgram } from '../../../../src/core/importing/pdf/port';
import { isReadable, readFile } from '../../../../src/core/importing/readers';
import { readTurns } from '../../../../src/core/text/turns';
import { needsRealTranscripts, readReal } from '../text/realTranscripts';

const folder = path.resolve('../shared/realdata');

async function read(name: string) {
  const pdf = async () => (await import('unpdf/pdfjs')) as unknown as PdfProgram;
  return readFile({ name, bytes: fs.readFileSync(path.join(folder, name)) }, { pdf });
}

async function textOf(name: string): Promise<string> {
  const [source] = (await read(name)).sources;
  assert.ok(source);
  return source.text;
}

/** Without what only lays the words out. */
const bare = (text: string) => text.replace(/^#+ |\s+/gm, '');

describe('of real files', function () {
  this.timeout(60_000);
  before(function () {
    needsRealTranscripts(this);
  });

  for (const name of [
    'transcripts-en/archive.tw-CC0/2016-08-12-Interview-with-Kim-Hill',
    'transcripts-en/archive.tw-CC0/2017-02-15-Interview-with-Sarah-Maquet',
    'transcripts-zh/archive.tw-CC0/2016-12-10-g0v.news-採訪',
    'transcripts-zh/archive.tw-CC0/2016-12-21-民視專訪',
    'transcripts-zh/archive.tw-CC0/2016-06-30-vTaiwan及Join平台之分析訪談-呂家華',
  ])
    it(`${name}.an.xml says what its plain text says`, async () => {
      const imported = bare(await textOf(`${name}.an.xml`)).replaceAll('：', ':');
      const plain = bare(readReal(`${name}.txt`)).replaceAll('：', ':');
      assert.equal(imported.replace(/[()]/g, ''), plain.replace(/[()]/g, ''));
    });

  it('captions that roll are kept once', async () => {
    assert.equal(
      await textOf('vtt-srt/webvtt-to-json/demo.vtt'),
      "[00:00:00] my career in side projects and open source basically this is so i've been\n",
    );
  });
  it('timed rows of one speaker are joined, with every word and a time for each paragraph', async () => {
    const text = await textOf('transcripts-zh/2024_election_talks-CC0/hoho23.csv');
    const rows = readReal('transcripts-zh/2024_election_talks-CC0/hoho23.csv')
      .trim()
      .split('\n')
      .slice(1);
    const words = rows.map((row) => row.split(',').slice(4).join(','));
    const imported = text.replace(/^(?:[^\n(]+ \(\d\d:\d\d:\d\d\): |\[\d\d:\d\d:\d\d\] )/gm, '');
    assert.equal(bare(imported), bare(words.join('').replaceAll('"', '')));
    assert.ok(text.split('\n\n').length > 5);
    assert.deepEqual(
      new Set(readTurns(text).speakers.map(({ name }) => name)).size,
      new Set(rows.map((row) => row.split(',')[3])).size,
    );
  });
  it('a coded interview keeps its speakers and the codes of each turn', async () => {
    const file = await read('coded/oral-history-as-data/gluck.csv');
    const [source] = file.sources;
    assert.ok(source);
    assert.deepEqual(
      readTurns(source.text).speakers.map(({ name }) => name),
      ['DB', 'LG', 'KRISTIN'],
    );
    assert.match(source.text, /but—what genres do you work in\?/);
    const first = source.remarks[0];
    assert.equal(first?.text, 'career');
    assert.match(
      source.text.slice(first?.span.start, first?.span.end),
      /^Poetry\. I have written some essays/,
    );
  });
  // PDF files have a reader of their own, and tests of it.
  it('every one is read, save JSON that is no transcript', async () => {
    const names = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => isReadable(name) && !/README|\.(?:json|pdf)$/.test(name));
    assert.ok(names.length > 40);
    const failed: string[] = [];
    for (const name of names)
      await read(name).catch((error: Error) =>
        failed.push(`${endingOf(name)}: ${name}: ${error.message}`),
      );
    assert.deepEqual(failed, []);
    await assert.rejects(read('coded/rqi-relf/columns.json'), /No transcript was found/);
  });
});
