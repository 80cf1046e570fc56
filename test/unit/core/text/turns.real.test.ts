import assert from 'node:assert/strict';
import { decodeText, encodeUtf8 } from '../../../../src/core/text/decode';
import { indexLines } from '../../../../src/core/text/lines';
import { readTurns, type Transcript, type TranscriptFormat } from '../../../../src/core/text/turns';
import { expand, sentencesIn } from '../../../../src/core/text/units';
import { needsRealTranscripts, readReal, realTranscripts } from './realTranscripts';

/** Each speaker (interviewers with *) and turns, then the number of turns by nobody. */
const speakersOf: Readonly<Record<string, string>> = {
  'transcripts-en/archive.tw-CC0/2016-08-12-Interview-with-Kim-Hill.txt':
    'Kim Hill 40, Audrey Tang 61; 1',
  'transcripts-en/archive.tw-CC0/2017-02-15-Interview-with-Sarah-Maquet.txt':
    'Audrey Tang 59, Sarah Maquet 24, Dominique Preusse 3; 0',
  'transcripts-zh/archive.tw-CC0/2016-06-30-vTaiwan及Join平台之分析訪談-呂家華.txt':
    '問* 25, 呂家華 49; 0',
  'transcripts-zh/archive.tw-CC0/2016-12-10-g0v.news-採訪.txt':
    '劉致昕 20, 唐鳳 80, Aaron Wytze 1; 0',
  'transcripts-zh/archive.tw-CC0/2016-12-21-民視專訪.txt': '胡婉玲 59, 唐鳳 67; 0',
  'transcripts-en/bitcointranscripts-MIT/2020-01-28-pieter-wuille-part1.md':
    'Jonas 9, John 53, Pieter 56; 1',
  'transcripts-en/bitcointranscripts-MIT/2020-04-24-kevin-loaec-antoine-poinsot-revault.md':
    'Aaron 24, Kevin 11, Antoine 18; 0',
  'transcripts-en/bitcointranscripts-MIT/modularizing-the-bitcoin-consensus-engine.md':
    'AJ 12, CD 16, M 6; 4',
  'transcripts-en/code-review-CCBY/P1R1.txt': '; 5',
  'transcripts-en/code-review-CCBY/P3R2.txt': '; 5',
  'transcripts-en/code-review-CCBY/P4R1.txt': 'I* 1, P4 1; 3',
  'transcripts-en/code-review-CCBY/P4R2.txt': 'I* 9, P4 9; 5',
  'transcripts-en/code-review-CCBY/P5R1.txt': 'I* 6, P5 6; 4',
  'transcripts-en/code-review-CCBY/P5R2.txt': 'I* 8, P5 8; 5',
  'vtt-srt/webvtt-py/captions_with_bom.vtt': '; 4',
  'vtt-srt/webvtt-py/comments.vtt': '; 3',
  'vtt-srt/webvtt-py/cue_tags.vtt': '; 3',
  'vtt-srt/webvtt-py/invalid_timeframe_in_cue_text.vtt': '; 3',
  'vtt-srt/webvtt-to-json/demo.vtt': '; 4',
};

function formatOf(name: string): TranscriptFormat {
  if (name.endsWith('.md')) return 'markdown';
  return name.endsWith('.vtt') ? 'vtt' : name.endsWith('.srt') ? 'srt' : 'text';
}

function read(name: string): { readonly text: string; readonly transcript: Transcript } {
  const text = readReal(name);
  return { text, transcript: readTurns(text, indexLines(text), { format: formatOf(name) }) };
}

function told({ speakers, turns }: Transcript): string {
  const named = speakers.map((one) => `${one.name}${one.isInterviewer ? '*' : ''} ${one.turns}`);
  return `${named.join(', ')}; ${turns.filter(({ speaker }) => speaker === undefined).length}`;
}

describe('in real transcripts', function () {
  before(function () {
    needsRealTranscripts(this);
  });

  for (const [name, speakers] of Object.entries(speakersOf)) {
    it(`${name}: ${speakers}`, () => assert.equal(told(read(name).transcript), speakers));
  }

  it('a turn holds what was said, and nothing else', () => {
    const { text, transcript } = read(
      'transcripts-en/archive.tw-CC0/2016-08-12-Interview-with-Kim-Hill.txt',
    );
    const [recording, first] = transcript.turns;
    assert.ok(recording && first);
    assert.match(
      text.slice(recording.span.start, recording.span.end),
      /^\(\( Recording: \S+ \)\)$/,
    );
    assert.equal(text.slice(first.label.start, first.label.end), 'Kim Hill:');
    assert.match(text.slice(first.body.start, first.body.end), /^Ok\. Let me start\. .* means\.$/);
  });

  it('front matter and headings belong to no turn', () => {
    const { text, transcript } = read(
      'transcripts-en/bitcointranscripts-MIT/modularizing-the-bitcoin-consensus-engine.md',
    );
    const said = transcript.turns.map(({ span }) => text.slice(span.start, span.end)).join('\n');
    assert.doesNotMatch(said, /^#|transcript_by/m);
    assert.deepEqual(
      transcript.sections.map(({ title }) => title),
      [
        'Matt Corallo’s PR on async ProcessNewBlock',
        'Carl’s De-globalize ChainstateManager PR',
        'Consensus engine',
        'Past efforts such as Jorge Timon’s libconsensus project',
      ],
    );
  });

  it('capitals head the sections of field notes', () => {
    const { transcript } = read('transcripts-en/code-review-CCBY/P4R2.txt');
    assert.deepEqual(
      transcript.sections.map(({ title }) => title),
      ['REVIEW TYPE AND GOAL', 'CONTEXT', 'TRANSCRIPT', 'GENERAL STRATEGY', 'NOTES', 'INTERVIEW'],
    );
  });

  it('every character that shows is in one turn, a heading or the front matter', () => {
    for (const name of realTranscripts().filter((name) => !name.endsWith('.vtt'))) {
      const { text, transcript } = read(name);
      const outside = [
        transcript.frontMatter?.span ?? { start: 0, end: 0 },
        ...transcript.sections.map(({ heading }) => heading),
        ...transcript.turns.map(({ span }) => span),
      ].sort((a, b) => a.start - b.start);
      let at = 0;
      for (const { start, end } of outside) {
        assert.equal(text.slice(at, start).trim(), '', name);
        at = end;
      }
      assert.equal(text.slice(at).trim(), '', name);
    }
  });

  it('sentences join to the words of their turn, and every ladder reaches the whole text', () => {
    for (const name of realTranscripts()) {
      const { text, transcript } = read(name);
      for (const { body } of transcript.turns) {
        const joined = sentencesIn(text, body).map(({ start, end }) => text.slice(start, end));
        const bare = (words: string) => words.replace(/\s+/g, '');
        assert.equal(bare(joined.join('')), bare(text.slice(body.start, body.end)));
        const ladder = expand(text, indexLines(text), transcript, body);
        assert.deepEqual(ladder.at(-1), { start: 0, end: text.length });
      }
    }
  });

  it('decoding gives back UTF-8 as it was', () => {
    for (const name of realTranscripts()) {
      const found = decodeText(encodeUtf8(readReal(name)));
      assert.deepEqual([found.encoding, found.text], ['utf-8', readReal(name)]);
    }
  });
});
