import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import type { ImportedFile } from '../../../../src/core/importing/imported';
import { readFile } from '../../../../src/core/importing/readers';
import { packaged } from '../../../support/office';

const encode = (text: string) => new TextEncoder().encode(text);

async function read(name: string, content: string | Uint8Array): Promise<ImportedFile> {
  return readFile({ name, bytes: typeof content === 'string' ? encode(content) : content });
}

async function textOf(name: string, content: string | Uint8Array): Promise<string> {
  const { sources } = await read(name, content);
  return sources.map(({ text }) => text).join('=====\n');
}

function becomes(what: string, name: string, content: string | Uint8Array, expected: string): void {
  it(what, async () => assert.equal(await textOf(name, content), expected));
}

async function remarksOf(name: string, content: string | Uint8Array): Promise<string[]> {
  const { sources } = await read(name, content);
  return sources.flatMap(({ text, remarks }) =>
    remarks.map(
      ({ span, author, text: said }) =>
        `${author}: ${said} → «${text.slice(span.start, span.end)}»`,
    ),
  );
}

function odt(body: string): Uint8Array {
  const spaces = ['office', 'text', 'table', 'style', 'drawing']
    .map(
      (name) =>
        ` xmlns:${name === 'drawing' ? 'draw' : name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
    )
    .join('');
  return packaged({
    'content.xml': `<office:document-content${spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  });
}

describe('an OpenDocument text', () => {
  becomes(
    'keeps headings, paragraphs, blanks and line breaks',
    'a.odt',
    odt(
      '<text:h text:outline-level="2">Plan</text:h><text:p>We<text:s text:c="2"/>plan<text:line-break/>more.</text:p>',
    ),
    '## Plan\n\nWe  plan\nmore.\n',
  );
  becomes(
    'leaves out what was deleted',
    'a.odt',
    odt(
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>stays</text:p>',
    ),
    'stays\n',
  );
  becomes(
    'keeps lists in lists',
    'a.odt',
    odt(
      '<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item></text:list>',
    ),
    '- one\n  - deep\n',
  );
  becomes(
    'puts notes at the end',
    'a.odt',
    odt(
      '<text:p>So<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>why</text:p></text:note-body></text:note>.</text:p>',
    ),
    'So[^1].\n\n[^1]: why\n',
  );
  becomes(
    'keeps tables with their first row',
    'a.odt',
    odt(
      '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>',
    ),
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n',
  );
  it('keeps comments with their words', async () => {
    const body =
      '<text:p>She <office:annotation office:name="c1"><dc:creator>RA1</dc:creator><text:p>role</text:p></office:annotation>insisted<office:annotation-end office:name="c1"/> on it.</text:p>';
    assert.deepEqual(await remarksOf('a.odt', odt(body)), ['RA1: role → «insisted»']);
  });
});

describe('a rich text', () => {
  const rtf = (body: string) =>
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset134 SimSun;}{\\f2\\fcharset2 Symbol;}}${body}}`;
  becomes(
    'keeps paragraphs, line breaks and quotes',
    'a.rtf',
    rtf('We \\ldblquote plan\\rdblquote .\\par more\\line lines\\par'),
    'We “plan”.\n\nmore\nlines\n',
  );
  becomes(
    'shows a character of Unicode once',
    'a.rtf',
    rtf("\\u35848 ?\\u35805 ? \\uc2\\u28450\\'ba\\'ba ok"),
    '谈话 漢 ok\n',
  );
  becomes('joins the halves of an emoji', 'a.rtf', rtf('\\u-10179?\\u-8704?'), '😀\n');
  becomes(
    'reads Chinese code pages by the font',
    'a.rtf',
    rtf("{\\f1 \\'cd\\'f5\\'a3\\'ba\\'c4\\'e3\\'ba\\'c3} caf\\'e9"),
    '王：你好 café\n',
  );
  becomes(
    'leaves out what was deleted, hidden, and heads of pages',
    'a.rtf',
    rtf('{\\header Secret\\par}a{\\deleted b\\par }{\\v hidden}c\\par d'),
    'ac\n\nd\n',
  );
  becomes(
    'puts notes at the end',
    'a.rtf',
    rtf('So{\\super\\chftn{\\footnote\\pard{\\super\\chftn} why\\par more}}.\\par'),
    'So[^1].\n\n[^1]: why more\n',
  );
  becomes(
    'keeps headings and lists',
    'a.rtf',
    rtf(
      "\\pard\\outlinelevel0 Plan\\par\\pard{\\listtext 1.\\tab}one\\par{\\listtext 2.\\tab}two\\par{\\listtext\\f2 \\'b7\\tab}three\\par",
    ),
    '# Plan\n\n1. one\n2. two\n- three\n',
  );
  becomes(
    'keeps tables, and the text behind them',
    'a.rtf',
    rtf(
      '\\trowd\\intbl a\\cell b\\cell\\row\\trowd\\pard\\intbl 1\\cell 2\\cell\\row\\pard after\\par',
    ),
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n\nafter\n',
  );
  becomes(
    'passes over pictures, and what it does not know',
    'a.rtf',
    rtf(
      'a{\\pict\\pngblip 89504e47}{\\*\\unknown words}b{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}',
    ),
    'ab7\n',
  );
  it('keeps comments with their words', async () => {
    const body =
      'She {\\*\\atrfstart 0}insisted{\\*\\atrfend 0}{\\*\\atnid R}{\\*\\atnauthor RA1}\\chatn{\\*\\annotation{\\*\\atnref 0}\\pard role\\par} on it.\\par';
    assert.deepEqual(await remarksOf('a.rtf', rtf(body)), ['RA1: role → «insisted»']);
    assert.equal(await textOf('a.rtf', rtf(body)), 'She insisted on it.\n');
  });
  it('that is none, or is cut anywhere, ends', async () => {
    await assert.rejects(read('a.rtf', 'plain'), Refusal);
    const whole = rtf("{\\f1 \\'cd\\'f5}{\\footnote x}\\trowd\\intbl a\\cell\\row end");
    for (let end = 8; end < whole.length; end++)
      await read('a.rtf', whole.slice(0, end)).catch((error: unknown) =>
        assert.ok(error instanceof Refusal),
      );
  });
});

describe('a web page', () => {
  becomes(
    'keeps headings, paragraphs and line breaks',
    'a.html',
    '<html><head><title>x</title><style>p{}</style></head><body><h2>Plan &amp; do</h2><p>We\n plan<br>more <b>often</b>.</p>Loose<script>alert("x")</script></body></html>',
    '## Plan & do\n\nWe plan\nmore often.\n\nLoose\n',
  );
  becomes(
    'keeps lists with and without numbers',
    'a.html',
    '<ul><li>one<li>two<ol start=3><li>deep</ol></ul><p>after',
    '- one\n- two\n  3. deep\n\nafter\n',
  );
  becomes(
    'keeps tables',
    'a.html',
    '<table><tr><th>a<th>b<tr><td>1<td>2</table>',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n',
  );
  becomes('keeps what is written as it stands', 'a.html', '<pre>a\n  b</pre>', 'a\n  b\n');
  becomes(
    'takes crossed, open and odd tags',
    'a.html',
    '<p>1 < 2 <b>x<i>y</b>z</i><p title="a>b">q</q><',
    '1 < 2 xyz\n\nq<\n',
  );
  it('ends, however deep it is', async () => {
    assert.equal(await textOf('a.html', `${'<div>'.repeat(100_000)}deep`), 'deep\n');
    assert.equal((await textOf('a.html', `x${'<a b="'.repeat(50_000)}`)).slice(0, 2), 'x\n');
  });
});

describe('captions', () => {
  becomes(
    'are joined to turns with their times',
    'a.vtt',
    'WEBVTT\n\nc1\n00:00:01.000 --> 00:00:02.000\n<v Lin Wei>We plan</v>\n\nc2\n00:00:02.000 --> 00:00:04.000\n<v Lin Wei>lessons &amp; more.</v>\n\nc3\n00:00:05.000 --> 00:00:06.000\n<v Kim>Good.</v>\n',
    'Lin Wei (00:00:01): We plan lessons & more.\n\nKim (00:00:05): Good.\n',
  );
  becomes(
    'with names before a colon are turns too',
    'a.srt',
    ['Lin: We plan', 'and plan again.', 'Kim: Good.', 'Lin: Yes.', 'Kim: Why?']
      .map((words, i) => `${i + 1}\r\n00:00:0${i},000 --> 00:00:0${i + 1},000\r\n${words}\r\n`)
      .join('\r\n'),
    'Lin (00:00:00): We plan and plan again.\n\nKim (00:00:02): Good.\n\nLin (00:00:03): Yes.\n\nKim (00:00:04): Why?\n',
  );
  becomes(
    'in Chinese are joined without blanks',
    'a.srt',
    '1\n00:00:00,000 --> 00:00:01,000\n{\\an8}每周四她来\n\n2\n00:00:01,000 --> 00:00:02,000\n听我的<i>课</i>。\n',
    '[00:00:00] 每周四她来听我的课。\n',
  );
  becomes(
    'that roll are kept once',
    'a.vtt',
    'WEBVTT\n\n00:00.000 --> 00:01.000\none\n\n00:01.000 --> 00:02.000\none\ntwo\n\n00:02.000 --> 00:03.000\ntwo\nthree\n\n00:03.000 --> 00:04.000\nthree\nfour\n',
    '[00:00:00] one two three four\n',
  );
  becomes(
    'that grow word by word are kept once',
    'a.vtt',
    `WEBVTT\n\n${['we', 'we plan', 'we plan it', 'no', 'no one'].map((words, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${words}\n`).join('\n')}`,
    '[00:00:00] we plan it no one\n',
  );
  becomes(
    'keep what was said twice',
    'a.vtt',
    `WEBVTT\n\n${['Yes.', 'Yes.', 'We plan.', 'Good.', 'And then?', 'No.'].map((words, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${words}\n`).join('\n')}`,
    '[00:00:00] Yes. Yes. We plan. Good. And then? No.\n',
  );
  it('of an hour are cut into paragraphs that can be read', async () => {
    const cues = Array.from(
      { length: 900 },
      (_, i) =>
        `${i + 1}\n00:${String(Math.floor(i / 15)).padStart(2, '0')}:${String((i % 15) * 4).padStart(2, '0')},000 --> 01:00:00,000\nWe plan lesson number ${i}.\n`,
    );
    const lines = (await textOf('a.srt', cues.join('\n'))).split('\n\n');
    assert.ok(
      lines.length > 30 &&
        lines.every((line) => line.length < 1200 && /^\[00:\d\d:\d\d\] We/.test(line)),
    );
  });
});

describe('a transcript of a service', () => {
  const json = (what: string, value: unknown, expected: string) =>
    becomes(what, 'a.json', JSON.stringify(value), expected);
  json(
    'by Whisper',
    {
      text: 'We plan. Good.',
      segments: [
        { id: 0, start: 0.5, end: 2, text: ' We plan.' },
        { id: 1, start: 2, end: 3, text: ' Good.' },
      ],
    },
    '[00:00:00] We plan. Good.\n',
  );
  json(
    'by WhisperX, with speakers',
    {
      segments: [
        { start: 0, text: 'We plan.', speaker: 'SPEAKER_00' },
        { start: 61, text: 'Good.', speaker: 'SPEAKER_01' },
      ],
    },
    'Speaker 0 (00:00:00): We plan.\n\nSpeaker 1 (00:01:01): Good.\n',
  );
  json(
    'by whisper.cpp',
    {
      transcription: [
        { timestamps: { from: '00:00:01,500', to: '00:00:02,000' }, text: ' We plan.' },
      ],
    },
    '[00:00:01] We plan.\n',
  );
  json(
    'by Teams',
    {
      entries: [
        { text: 'We plan.', speakerDisplayName: 'Lin Wei', startOffset: '00:00:03.5000000' },
        { text: 'Good.', speakerDisplayName: 'Kim', startOffset: '00:00:05' },
      ],
    },
    'Lin Wei (00:00:03): We plan.\n\nKim (00:00:05): Good.\n',
  );
  json(
    'by Rev',
    {
      monologues: [
        {
          speaker: 0,
          elements: [
            { type: 'text', value: 'We', ts: 1 },
            { type: 'punct', value: ' ' },
            { type: 'text', value: 'plan', ts: 2 },
            { type: 'punct', value: '.' },
          ],
        },
      ],
      speakers: [{ id: 0, name: 'Lin' }],
    },
    'Lin (00:00:01): We plan.\n',
  );
  json(
    'by AWS',
    {
      results: {
        transcripts: [{ transcript: 'We plan. Good.' }],
        speaker_labels: {
          segments: [
            {
              speaker_label: 'spk_0',
              items: [
                { start_time: '0.1', speaker_label: 'spk_0' },
                { start_time: '0.5', speaker_label: 'spk_0' },
              ],
            },
            { speaker_label: 'spk_1', items: [{ start_time: '2.0', speaker_label: 'spk_1' }] },
          ],
        },
        items: [
          { type: 'pronunciation', start_time: '0.1', alternatives: [{ content: 'We' }] },
          { type: 'pronunciation', start_time: '0.5', alternatives: [{ content: 'plan' }] },
          { type: 'punctuation', alternatives: [{ content: '.' }] },
          { type: 'pronunciation', start_time: '2.0', alternatives: [{ content: 'Good' }] },
          { type: 'punctuation', alternatives: [{ content: '.' }] },
        ],
      },
    },
    'Speaker 0 (00:00:00): We plan.\n\nSpeaker 1 (00:00:02): Good.\n',
  );
  json(
    'by AssemblyAI, in thousandths of a second',
    {
      text: 'x',
      words: [
        { text: 'We', start: 100 },
        { text: 'plan.', start: 900 },
        { text: 'Good.', start: 61_000 },
      ],
      utterances: [
        { speaker: 'A', text: 'We plan.', start: 100 },
        { speaker: 'B', text: 'Good.', start: 61_000 },
      ],
    },
    'Speaker A (00:00:00): We plan.\n\nSpeaker B (00:01:01): Good.\n',
  );
  json(
    'by Deepgram',
    {
      results: {
        channels: [
          {
            alternatives: [
              {
                transcript: 'x',
                paragraphs: {
                  paragraphs: [
                    { speaker: 0, start: 1, sentences: [{ text: 'We plan.' }, { text: 'Yes.' }] },
                  ],
                },
              },
            ],
          },
        ],
      },
    },
    'Speaker 0 (00:00:01): We plan. Yes.\n',
  );
  json(
    'by Google',
    {
      results: [
        { alternatives: [{ transcript: 'we plan', words: [{ word: 'we', startTime: '1.2s' }] }] },
      ],
    },
    '[00:00:01] we plan\n',
  );
  json(
    'by Azure',
    { recognizedPhrases: [{ speaker: 1, offset: 'PT1M2.5S', nBest: [{ display: 'We plan.' }] }] },
    'Speaker 1 (00:01:02): We plan.\n',
  );
  it('of another kind, or broken, is refused', async () => {
    await assert.rejects(read('a.json', '{"a":1}'), Refusal);
    await assert.rejects(read('a.json', '{"a":'), Refusal);
    await assert.rejects(read('a.xml', '<other/>'), Refusal);
  });
});

describe('a table', () => {
  becomes(
    'of who said what is a transcript',
    'a.csv',
    'speaker,text\nI,"What, then?"\nLin,We plan.\nLin,Every week.\n',
    'I: What, then?\n\nLin: We plan. Every week.\n',
  );
  becomes(
    'names its columns in Chinese, too',
    'a.csv',
    '开始时间,说话人,内容\n00:00:01,王,你好。\n00:01:05,李,好。\n',
    '王 (00:00:01): 你好。\n\n李 (00:01:05): 好。\n',
  );
  it('keeps the codes of a coded transcript on their words', async () => {
    const coded = 'speaker,words,tags\nDB:,Why?,\nLG:,Poetry.,career;teaching\n';
    assert.deepEqual(await remarksOf('a.csv', coded), [': career\nteaching → «Poetry.»']);
    assert.equal(await textOf('a.csv', coded), 'DB: Why?\n\nLG: Poetry.\n');
  });
  it('of a survey is a source for each case, and attributes', async () => {
    const { sources, cases } = await read(
      'in/survey.csv',
      'ID,Age,School,What helps you?,Else?\nA1,31,North,"Talking with colleagues who teach the same class, every week.",\nA2,44,North,"Time. There is never enough of it, and nobody sees that here.","Thank you for asking me about all of this."\nA3,44,South,,\n',
    );
    assert.deepEqual(
      sources.map(({ name, text, cases: of }) => [name, text, of]),
      [
        [
          'in/survey/A1.md',
          '## What helps you?\n\nTalking with colleagues who teach the same class, every week.\n',
          ['A1'],
        ],
        [
          'in/survey/A2.md',
          '## What helps you?\n\nTime. There is never enough of it, and nobody sees that here.\n\n## Else?\n\nThank you for asking me about all of this.\n',
          ['A2'],
        ],
      ],
    );
    assert.deepEqual(
      cases.map(({ id, cells }) => [id, Object.fromEntries(cells)]),
      [
        ['A1', { Age: '31', School: 'North' }],
        ['A2', { Age: '44', School: 'North' }],
        ['A3', { Age: '44', School: 'South' }],
      ],
    );
  });
});
