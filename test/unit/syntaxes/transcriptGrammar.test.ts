import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { needsRealTranscripts, readReal, realTranscripts } from '../core/text/realTranscripts';

const file = 'syntaxes/transcript.tmLanguage.json';
/** Far more than any line should need; then the engine gives up and says so. */
const milliseconds = 500;

async function loadGrammar(): Promise<IGrammar> {
  const wasm = fs.readFileSync(path.resolve('node_modules/vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) =>
      Promise.resolve(
        scope === 'text.transcript' ? parseRawGrammar(fs.readFileSync(file, 'utf8'), file) : null,
      ),
  });
  const grammar = await registry.loadGrammar('text.transcript');
  assert.ok(grammar);
  return grammar;
}

/** What a theme colours, by a short name; the last scope that has one wins. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^entity\.name\.tag\.speaker/, 'speaker'],
  [/^entity\.name\.function\.interviewer/, 'interviewer'],
  [/^variable\.other\.question/, 'question'],
  [/^constant\.numeric\.timestamp/, 'time'],
  [/^constant\.numeric\.cue/, 'cue'],
  [/^comment\.block\.paralinguistic/, 'sound'],
  [/^comment\.block\.note/, 'note'],
  [/^constant\.character\.escape\.uncertain/, 'unsure'],
  [/^markup\.heading/, 'heading'],
  [/^meta\.embedded\.block\.yaml/, 'yaml'],
  [/^meta\.header/, 'header'],
  [/^meta\.style/, 'style'],
  [/^punctuation\.definition\.tag/, 'tag'],
];

describe('the grammar of transcripts', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** The text with ‹name words› for each stretch that a theme colours; labels' marks are plain. */
  function coloured(text: string): string {
    let stack = INITIAL;
    return text
      .split('\n')
      .map((line) => {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
        stack = ruleStack;
        if (line === '') return line;
        let result = '';
        let last = '';
        for (const { startIndex, endIndex, scopes } of tokens) {
          const name = scopes.reduce(
            (found, scope) => names.find(([pattern]) => pattern.test(scope))?.[1] ?? found,
            '',
          );
          const isLabelMark = scopes.some((scope) =>
            /^punctuation\.(?:separator\.label|definition\.(?:label|bold))/.test(scope),
          );
          const shown = isLabelMark ? '' : name;
          if (shown !== last) result += (last && '›') + (shown && `‹${shown} `);
          last = shown;
          result += line.slice(startIndex, endIndex);
        }
        return result + (last && '›');
      })
      .join('\n');
  }

  function colours(what: string, ...lines: readonly string[]): void {
    it(what, () => {
      const expected = lines.join('\n');
      assert.equal(coloured(expected.replace(/‹[a-z]+ |›/g, '')), expected);
    });
  }

  describe('colours speakers', () => {
    for (const line of [
      '‹speaker Kim Hill›: Hello there',
      '‹speaker 王老师›：你好',
      '　　‹speaker 王老师（校长）›：你好',
      '‹speaker P1›: yes',
      '‹speaker CD›: yes',
      '[‹speaker Kim›]: yes',
      '[‹speaker Kim›] yes',
      '【‹speaker 李校长›】好',
      '**‹speaker Kim›:** yes',
      '**‹speaker Kim›**: yes',
      '**‹speaker 王老师›：** 好',
      '‹time [00:12:31] ›‹speaker Kim›: yes',
      '‹time 00:12:31 ›‹speaker Kim›: yes',
      '‹speaker Kim›‹time  (00:12:31)›: yes',
      '‹speaker Speaker 0›:‹time  00:00:00›',
      '‹speaker 说话人1›‹time  00:05›',
      '‹speaker Kim Hill›‹time   0:03›',
      '>> ‹speaker KIM›: yes',
      '‹speaker 答›：好',
      '‹speaker A›: yes',
      '‹tag <v› ‹speaker Kim›‹tag >›Hello ‹tag <v›.loud ‹speaker Audrey›‹tag >›Hi‹tag </v>›',
    ]) {
      colours(line, line);
    }
  });

  describe('colours questions with their label, up to the next label or heading', () => {
    for (const label of [
      'Interviewer',
      'INT',
      'I',
      'Q',
      'Moderator 2',
      '问',
      '訪談者',
      '访谈者1',
      '主持人',
    ]) {
      colours(
        label,
        `‹interviewer ${label}›:‹question  Why so?›`,
        '',
        '‹question And?›',
        '‹speaker P1›: Because.',
      );
    }
    colours(
      'in bold',
      '**‹interviewer 访谈者›：**‹question  为什么？›',
      '‹heading ## Next›',
      'Prose.',
    );
    colours('in brackets', '[‹interviewer Q›]:‹question  Why?›', '[‹speaker Kim›]: So.');
    colours(
      'with a time',
      '‹time [00:12] ›‹interviewer Q›:‹question  At ›‹time [00:13]›‹question  why?›',
      '‹speaker Kim›‹time  (00:14)›: So.',
    );
    colours(
      'over words that label no speaker',
      '‹interviewer Q›:‹question  Why?›',
      '‹question 例如：甲›',
      '‹question Note: b›',
      '‹speaker A›: So.',
    );
    colours('by voice', '‹tag <v› ‹interviewer Interviewer›‹tag >›Why?');
  });

  describe('colours marks among the words', () => {
    for (const line of [
      'So ‹sound [laughs]› and ‹sound (long pause)› and ‹sound ((coughs))›',
      '好‹sound （笑）›，‹sound 【停顿】›，‹sound (沉默)›',
      '‹sound [Laughter]› she said',
      'then ‹sound (2.5)› silence',
      'at ‹time [00:12:31]› and ‹time （00:12）›',
      '‹unsure [inaudible ›‹time 00:12›‹unsure ]› and ‹unsure [?]› and ‹unsure （听不清）›',
    ]) {
      colours(line, line);
    }
  });

  describe('leaves the words of participants plain', () => {
    for (const line of [
      'This is prose: yes.',
      'Note: a thing',
      '日期：2024年3月',
      '例如：这样',
      'https://a.b/c',
      '- Kim: a bullet',
      '他说，很好：对',
      'See (the appendix) and （附录） and [a link](x)',
      'We began at 12:30 today.',
    ]) {
      colours(line, line);
    }
  });

  colours('headings', '‹heading # One›', '', '‹heading FIELD NOTES 2›', '#tag', 'P1R3', 'OK');
  colours('front matter', '---', '‹yaml case: Wang›', '---', '‹speaker Kim›: yes');
  colours(
    'WebVTT',
    '‹header WEBVTT - Talk›',
    '‹header Kind: captions›',
    '',
    '‹note NOTE by Kyle›',
    '‹note Kim: no speaker›',
    '',
    '‹style STYLE›',
    '‹style ::cue { color: red }›',
    '',
    '‹cue 1›',
    '‹time 00:00.000› --> ‹time 00:01.500› align:start',
    '‹speaker Kim›: my‹time <00:00:00.160>›‹tag <c>› word‹tag </c>›',
  );
  colours(
    'SubRip',
    '‹cue 1›',
    '‹time 00:00:00,000› --> ‹time 00:00:01,000›',
    '‹speaker Kim›: Hello',
    '',
    '‹cue 2›',
  );
  colours('NOTE as a heading where there is no WebVTT', '‹heading NOTE›', 'Plain.');

  it('takes no line long, however hard', () => {
    const parts = [
      '说',
      'word ',
      'A',
      'A ',
      'Kim ',
      '[',
      '((',
      '1',
      '<v ',
      '王:',
      ' ',
      '[a',
      '（笑',
      '**',
      '1:',
    ];
    for (const part of parts) {
      for (const line of [
        part.repeat(20_000 / part.length),
        `Q: ${part.repeat(20_000 / part.length)}`,
      ]) {
        const { stoppedEarly } = grammar.tokenizeLine2(line, INITIAL, milliseconds);
        assert.equal(stoppedEarly, false, part);
      }
    }
  }).timeout(20_000);

  it('takes no line of a real transcript long', function () {
    needsRealTranscripts(this);
    for (const name of realTranscripts()) {
      let stack = INITIAL;
      for (const line of readReal(name).split('\n')) {
        const { ruleStack, stoppedEarly } = grammar.tokenizeLine2(line, stack, milliseconds);
        assert.equal(stoppedEarly, false, `${name}: ${line.slice(0, 80)}`);
        stack = ruleStack;
      }
    }
  }).timeout(20_000);
});
