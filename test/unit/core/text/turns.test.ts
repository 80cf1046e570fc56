import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexLines } from '../../../../src/core/text/lines';
import {
  readTurns,
  type ReadTurnsOptions,
  speakerOf,
  type Transcript,
  turnAt,
  turnsIn,
} from '../../../../src/core/text/turns';
import { mark, marked } from './marks';

function read(text: string, options?: ReadTurnsOptions): Transcript {
  return readTurns(text, indexLines(text), options);
}

/** One line a turn: speaker (interviewers with *), time, and the words. */
function told(text: string, options?: ReadTurnsOptions): readonly string[] {
  return read(text, options).turns.map((turn) => {
    const who = `${turn.speaker ?? '–'}${turn.isInterviewer ? '*' : ''}`;
    const when = turn.time === undefined ? '' : ` at ${turn.time}`;
    const words = turn.parts.map(({ start, end }) => text.slice(start, end)).join(' / ');
    return `${who}${when}: ${words.replaceAll('\n', '⏎')}`;
  });
}

function reads(what: string, text: string, ...turns: readonly string[]): void {
  it(what, () => assert.deepEqual(told(text), turns));
}

/** The text with each turn's label in «marks». */
function labels(text: string): string {
  const found = read(text).turns.map(({ label }) => label);
  return mark(
    text,
    found.filter(({ start, end }) => start < end),
  );
}

describe('readTurns', () => {
  describe('knows a label by its form', () => {
    for (const [first, second, ...who] of [
      ['«Kim:»', '«Audrey Tang:»', 'Kim', 'Audrey Tang'],
      ['«王老师：»', '«李校长：»', '王老师', '李校长'],
      ['«王老师:»', '«阿李 ：»', '王老师', '阿李'],
      ['«[Kim]»', '«[Audrey]»', 'Kim', 'Audrey'],
      ['«[Kim]:»', '«[Audrey] :»', 'Kim', 'Audrey'],
      ['«【王老师】»', '«【李校长】：»', '王老师', '李校长'],
      ['«**Kim:**»', '«**Audrey**:»', 'Kim', 'Audrey'],
      ['«**王老师：**»', '«__李校长__：»', '王老师', '李校长'],
      ['«*Kim:*»', '«_Audrey:_»', 'Kim', 'Audrey'],
      ['«[00:12:31] Kim:»', '«(00:12) Audrey:»', 'Kim at 00:12:31', 'Audrey at 00:12'],
      ['«【00:12】王老师：»', '«（00:13）李校长：»', '王老师 at 00:12', '李校长 at 00:13'],
      ['«00:12:31 Kim:»', '«0:13 - Audrey:»', 'Kim at 00:12:31', 'Audrey at 0:13'],
      ['«Kim (00:12:31):»', '«Audrey [1:02:03.5]:»', 'Kim at 00:12:31', 'Audrey at 1:02:03.5'],
      ['«Kim: (00:12)»', '«Audrey: [00:13]»', 'Kim at 00:12', 'Audrey at 00:13'],
      ['«**Kim** (00:12):»', '«**[00:13] Audrey:**»', 'Kim at 00:12', 'Audrey at 00:13'],
      ['«王老师(00:01:23)：»', '«李明（00:02:00）：»', '王老师 at 00:01:23', '李明 at 00:02:00'],
      ['«>> KIM:»', '«>> AUDREY:»', 'KIM', 'AUDREY'],
      ['«Dr. J. Wang:»', '«Mary-Jane O’Brien:»', 'Dr. J. Wang', 'Mary-Jane O’Brien'],
      ['«王老师（校长）：»', '«Kim (head teacher):»', '王老师（校长）', 'Kim (head teacher)'],
      ['«艾伦·图灵：»', '«𠮷田：»', '艾伦·图灵', '𠮷田'],
      ['«kim:»', '«audrey:»', 'kim', 'audrey'],
    ] as const) {
      it(`${first} ${second}`, () => {
        const text = `${first} One.\n${second} Two.\n${first} Three.\n${second} Four.\n`;
        const plain = marked(text).text;
        const [a, b] = who;
        assert.equal(labels(plain), text);
        assert.deepEqual(told(plain), [`${a}: One.`, `${b}: Two.`, `${a}: Three.`, `${b}: Four.`]);
      });
    }
    reads(
      'indented',
      '　　王老师：你好。\n　　李校长：您好。\n',
      '王老师: 你好。',
      '李校长: 您好。',
    );
    reads(
      'with the time behind the colon and the words below',
      'Speaker 0: 00:00:00\n\nHello there.\n\nSpeaker 1: 00:00:05\n\nHi.\n',
      'Speaker 0 at 00:00:00: Hello there.',
      'Speaker 1 at 00:00:05: Hi.',
    );
    reads(
      'with a time and no colon, as transcribing services write',
      'Kim Hill  0:03\nHello.\n\nAudrey  0:09\nHi.\n\nKim Hill  0:13\nBye.\n\nAudrey  0:15\nBye.\n',
      'Kim Hill at 0:03: Hello.',
      'Audrey at 0:09: Hi.',
      'Kim Hill at 0:13: Bye.',
      'Audrey at 0:15: Bye.',
    );
    reads(
      'with a number for a name',
      '说话人1 00:00\n你好。\n说话人2 00:05\n你好啊。',
      '说话人1 at 00:00: 你好。',
      '说话人2 at 00:05: 你好啊。',
    );
  });

  describe('knows whom a role means, even once', () => {
    for (const [label, who] of [
      ['Q:', 'Q*'],
      ['A:', 'A'],
      ['问：', '问*'],
      ['答：', '答'],
      ['問：', '問*'],
      ['访谈者1：', '访谈者1*'],
      ['受访者A：', '受访者A'],
      ['采访者:', '采访者*'],
      ['主持人：', '主持人*'],
      ['INTERVIEWER:', 'INTERVIEWER*'],
      ['Interviewer (LM):', 'Interviewer (LM)*'],
      ['I:', 'I*'],
      ['INT:', 'INT*'],
      ['Moderator 2:', 'Moderator 2*'],
      ['researcher:', 'researcher*'],
      ['P4:', 'P4'],
      ['P00012:', 'P00012'],
      ['Participant 3:', 'Participant 3'],
      ['Ｐ１：', 'Ｐ１'],
    ] as const) {
      reads(
        label,
        `Some notes.\n\nMore notes.\n\n${label} yes`,
        '–: Some notes.',
        '–: More notes.',
        `${who}: yes`,
      );
    }
    it('and interviewers by name, whatever their case or width', () => {
      const text = 'Kim Hill: Why?\nAudrey: Because.\nkim hill: And?\nAudrey: So.';
      assert.deepEqual(told(text, { interviewers: ['KIM  HILL'] }), [
        'Kim Hill*: Why?',
        'Audrey: Because.',
        'Kim Hill*: And?',
        'Audrey: So.',
      ]);
    });
  });

  describe('weighs a label by the whole file', () => {
    reads(
      'two lines that both name someone',
      '王老师：你好。\n李校长：您好。',
      '王老师: 你好。',
      '李校长: 您好。',
    );
    reads(
      'someone who speaks once in a dialogue',
      '唐鳳：好。\n劉致昕：嗎？\n唐鳳：對。\nAaron Wytze：有嗎？\n唐鳳：有。',
      '唐鳳: 好。',
      '劉致昕: 嗎？',
      '唐鳳: 對。',
      'Aaron Wytze: 有嗎？',
      '唐鳳: 有。',
    );
    reads(
      'words that only look like a label within an answer',
      'Kim: Why?\nAudrey: Listen.\nRemember the rule: be kind.\n总结一下：要听。\nKim: Yes.\nAudrey: Yes.',
      'Kim: Why?',
      'Audrey: Listen.⏎Remember the rule: be kind.⏎总结一下：要听。',
      'Kim: Yes.',
      'Audrey: Yes.',
    );
    for (const [what, text] of [
      ['one name in prose', 'We met Kim.\nKim: a friend.\nThen we left.'],
      [
        'labels of other things',
        'Note: a.\nNote: b.\nFigure 2: c.\n例如：丁。\n例如：戊。\n第一：己。\n第一：庚。',
      ],
      ['words that lead to speech', '她说：来。\n她说：走。\nShe said: a.\nShe said: b.'],
      [
        'links, paths, times and ratios',
        'https://a.b\nhttps://c.d\nC:\\a\nC:\\b\n12:30 a\n12:30 b\n1:2\n1:2',
      ],
      ['bullets', '- Kim: a\n- Kim: b\n* Kim: c\n* Kim: d'],
      ['sentences', 'I know. Kim: a\nI know. Kim: b\nNot so, Kim: c\nNot so, Kim: d'],
      ['small words in prose', 'the point: a\nWe said so.\nAnd so.\nAnd on.\nthe point: b'],
      ['long heads of lines', `${'very '.repeat(6)}long: a\n${'very '.repeat(6)}long: b`],
      ['footnotes and links of Markdown', '[1]: a\n[1]: b\n[Kim](x) c\n[Kim](x) d'],
      [
        'sounds',
        '[Laughter] a\n[Laughter] b\n【停顿】c\n【停顿】d\n[Phone rings] e\n[Phone rings] f',
      ],
    ] as const) {
      it(`not ${what}`, () => assert.deepEqual(read(text).speakers, []));
    }
    it('not the run-in headings of a document', () => {
      const text = '**Benefits:** many.\n\n**Costs:** few.\n\n**Risks:** none.';
      assert.deepEqual(read(text).speakers, []);
    });
    reads(
      'facts at the head of the file',
      '# 访谈\n时间：2024年3月\n地点：上海\n访谈者：李明\n受访者：王老师\n\n访谈者：您好。\n受访者：你好。',
      '–: 时间：2024年3月⏎地点：上海⏎访谈者：李明⏎受访者：王老师',
      '访谈者*: 您好。',
      '受访者: 你好。',
    );
    reads(
      'facts at the head without a blank line after them',
      'Date: 3 May\nPlace: Shanghai\nKim: So, tell me how you came to this school in the first place.\nMei: Well.',
      '–: Date: 3 May⏎Place: Shanghai',
      'Kim: So, tell me how you came to this school in the first place.',
      'Mei: Well.',
    );
  });

  describe('says where turns end', () => {
    reads(
      'after several paragraphs, at the next label',
      'Kim: Why?\n\nAudrey: First.\n\nSecond.\n- third\n\nKim: Oh.\nAudrey: Yes.',
      'Kim: Why?',
      'Audrey: First.⏎⏎Second.⏎- third',
      'Kim: Oh.',
      'Audrey: Yes.',
    );
    reads(
      'at a heading; below it nobody speaks until the next label',
      'I: Why?\nP1: So.\n\n## Next\n\nhttps://a.b\n\nI: And?',
      'I*: Why?',
      'P1: So.',
      '–: https://a.b',
      'I*: And?',
    );
    reads(
      'at a line of capitals after a blank line',
      'FIELD NOTES\n- saw her\n- left\n\nINTERVIEW\nI: why?\nP4: BECAUSE.\nOF THAT',
      '–: - saw her⏎- left',
      'I*: why?',
      'P4: BECAUSE.⏎OF THAT',
    );
    reads('a label without words', 'Q:\nA: yes\nQ:', 'Q*: ', 'A: yes', 'Q*: ');
    reads(
      'paragraphs where nobody speaks',
      'One,\ntwo.\n\n\nThree.\n \nFour.',
      '–: One,⏎two.',
      '–: Three.',
      '–: Four.',
    );
    reads('nothing in an empty text', '');
    reads('nothing in white space', ' \n\n　\n');
    it('and what label, body and span are', () => {
      const text = '\n  P1:  Hi there. \n\nmore \n\nI: yes\n';
      const [first, second] = read(text).turns;
      assert.ok(first && second);
      const marks = [first.span, first.label, first.body, second.span].map((span) =>
        mark(text, [span]),
      );
      assert.deepEqual(marks, [
        '\n  «P1:  Hi there. \n\nmore» \n\nI: yes\n',
        '\n  «P1:»  Hi there. \n\nmore \n\nI: yes\n',
        '\n  P1:  «Hi there. \n\nmore» \n\nI: yes\n',
        '\n  P1:  Hi there. \n\nmore \n\n«I: yes»\n',
      ]);
    });
    it('counts speakers in the order in which they first speak', () => {
      assert.deepEqual(read('P1: a\nI: b\nP1: c').speakers, [
        { name: 'P1', isInterviewer: false, turns: 2 },
        { name: 'I', isInterviewer: true, turns: 1 },
      ]);
    });
  });

  describe('leaves front matter out', () => {
    const text = '---\nspeakers: Kim\nspeakers: Audrey\n---\nKim: a\nAudrey: b\nKim: c\nAudrey: d';
    it('of Markdown, and of a text that begins with it', () => {
      const words = ['Kim: a', 'Audrey: b', 'Kim: c', 'Audrey: d'];
      assert.deepEqual(told(text), words);
      assert.deepEqual(told(text, { format: 'markdown' }), words);
      assert.equal(read(text).format, 'markdown');
      assert.deepEqual(read(text).frontMatter?.span, { start: 0, end: 39 });
    });
    it('but not of a plain text', () => {
      assert.equal(read(text, { format: 'text' }).frontMatter, undefined);
    });
  });

  describe('finds sections', () => {
    const sections = (text: string) =>
      read(text).sections.map(({ level, title, span }) => [
        level,
        title,
        text.slice(span.start, span.end),
      ]);
    it('that hold what stands under their heading, deeper ones too', () => {
      assert.deepEqual(sections('a\n# One #\nb\n\n## Two\nc\n\n# Three\n'), [
        [1, 'One', '# One #\nb\n\n## Two\nc'],
        [2, 'Two', '## Two\nc'],
        [1, 'Three', '# Three'],
      ]);
    });
    it('under lines of capitals, below the number signs above them', () => {
      assert.deepEqual(
        sections('GENERAL STRATEGY\na\n\nNOTES\nb\n\n# P1\n\nREVIEW TYPE / GOAL 2\nc').map(
          ([level, title]) => [level, title],
        ),
        [
          [1, 'GENERAL STRATEGY'],
          [1, 'NOTES'],
          [1, 'P1'],
          [2, 'REVIEW TYPE / GOAL 2'],
        ],
      );
    });
    for (const text of [
      '#tag',
      'P1R3',
      'WHAT?',
      'NO WAY!',
      'a\nSHOUTING',
      '一二三',
      'INTERVIEWER: A',
      '- ABCD',
    ]) {
      it(`but not in ${JSON.stringify(text)}`, () => assert.deepEqual(sections(text), []));
    }
  });

  describe('reads subtitles', () => {
    reads(
      'WebVTT with voices, several in a cue and on over cues',
      'WEBVTT - A film\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nby Kyle\n\nid-1\n00:00.000 --> 00:01.000\n' +
        '<v Kim>Hello <v Audrey>Hi</v>\n\n2\n00:01.000 --> 00:02.000 align:start\n<v Audrey>there.</v>\n\n' +
        'NOTE again\n\n100:00:03.000 --> 100:00:04.000\n<v.loud Kim Hill>Yes\nmore &amp; more\n',
      'Kim at 00:00.000: Hello',
      'Audrey at 00:00.000: Hi / there.',
      'Kim Hill at 100:00:03.000: Yes / more &amp; more',
    );
    reads(
      'names before colons, in every cue',
      'WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nKim Hill: Hello\n\n2\n00:00:01.000 --> 00:00:02.000\n' +
        'Kim Hill: there.\n\n3\n00:00:02.000 --> 00:00:03.000\nAudrey: Hi.\n',
      'Kim Hill at 00:00:00.000: Hello / there.',
      'Audrey at 00:00:02.000: Hi.',
    );
    reads(
      'SubRip with blank lines in a cue and none between cues',
      '1\n00:00:00,000 --> 00:00:01,000\nKim: Hello\n\nthere\n2\n00:00:01,000-->00:00:02,000\n- Audrey\n\n' +
        '3\n00:00:03,000 --> 00:00:04,000\n\n4\n00:00:05,000 --> 00:00:06,000\nKim: 42\n43\n',
      'Kim at 00:00:00,000: Hello / there / - Audrey / 42 / 43',
    );
    reads(
      'a cue a turn where nobody is named',
      'WEBVTT\n\n00:00.500 --> 00:07.000\nCaption --> one\n \nstill one\n\n00:07.000 --> 00:08.000\n00:07.000 --> 00:08.000\nCaption two',
      '– at 00:00.500: Caption --> one / still one',
      '– at 00:07.000: Caption two',
    );
    it('and leaves times out of what is said', () => {
      const text =
        'WEBVTT\n\n00:00.000 --> 00:01.000\n<v Kim>a\n\n00:01.000 --> 00:02.000\n<v Kim>b\n';
      const [turn] = read(text).turns;
      assert.ok(turn);
      assert.equal(mark(text, turn.parts), text.replace('a', '«a»').replace(/b(?=\n$)/, '«b»'));
      assert.deepEqual(turn.body, { start: turn.parts[0]?.start, end: turn.parts[1]?.end });
    });
    it('only when asked, or when the text shows it', () => {
      const cue = '00:00.000 --> 00:01.000\nKim';
      assert.deepEqual(
        [`WEBVTT\n\n${cue}`, `WEBVTTX\n${cue}`, cue, '1\n00:00:00,000 --> 00:00:01,000\nKim'].map(
          (text) => read(text).format,
        ),
        ['vtt', 'text', 'text', 'srt'],
      );
      assert.deepEqual(told(cue, { format: 'vtt' }), ['– at 00:00.000: Kim']);
    });
  });

  it('is linear in hard texts of 2 MB', () => {
    const size = 2_000_000;
    for (const part of [
      '说',
      'word, ',
      'a ',
      '. ',
      ':',
      '：',
      '(',
      '[',
      '**',
      '<v ',
      '# ',
      '\n',
      'A\n',
      '[a',
      '\n\nA:',
    ]) {
      const text = part.repeat(size / 10 / part.length);
      for (const format of ['text', 'vtt', 'srt'] as const)
        readTurns(text, indexLines(text), { format });
    }
    read('说'.repeat(size));
    read(`Kim: ${'word '.repeat(size / 5)}`);
  }).timeout(10_000);

  it('gives turns in order that never overlap and stay in the text, whatever the text', () => {
    const part = fc.constantFrom(
      ...[
        'Kim:',
        'A：',
        '[P1]',
        '**I:**',
        '<v Kim>',
        '</v>',
        '00:01',
        '-->',
        '00:00:01.000 --> 00:00:02.000',
      ],
      ...[
        '\n',
        '\n\n',
        ' ',
        'word',
        '。',
        '# ',
        'ABCD',
        '---\n',
        'WEBVTT\n',
        'NOTE',
        '😀',
        '\ud83d',
        '\0',
        '1\n',
      ],
    );
    const format = fc.constantFrom(undefined, 'text', 'markdown', 'vtt', 'srt');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), format, (parts, format) => {
        const text = parts.join('');
        let at = 0;
        for (const { span, label, body, parts } of read(text, { format }).turns) {
          assert.ok(at <= span.start && span.end <= text.length);
          assert.ok(span.start === label.start && label.end <= body.start && body.end <= span.end);
          let from = body.start;
          for (const { start, end } of parts) {
            assert.ok(from <= start && start < end);
            from = end;
          }
          assert.equal(from, body.end);
          at = span.end;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('turnAt, turnsIn and speakerOf', () => {
  const text = 'I: Why?\n\nP1: Because. \n\nI: Oh.\n';
  const transcript = read(text);
  const at = (offset: number) => turnAt(transcript, offset)?.speaker ?? '–';

  it('find the turn at an offset, right behind it too, and none in the gaps', () => {
    assert.equal(
      Array.from(text, (_, offset) => at(offset)).join(' '),
      'I I I I I I I I – P1 P1 P1 P1 P1 P1 P1 P1 P1 P1 P1 P1 P1 – – I I I I I I I',
    );
    assert.equal(turnAt(read(''), 0), undefined);
  });
  it('find the turns that share something with a span', () => {
    const among = (withMarks: string) => {
      const { text, spans } = marked(withMarks);
      return turnsIn(read(text), spans[0] ?? { start: 0, end: 0 }).map(({ speaker }) => speaker);
    };
    assert.deepEqual(
      [
        among('I: W«hy?\n\nP1: B»ecause.\nI: Oh.'),
        among('I: Why?«\n\n»P1: Because.\nI: Oh.'),
        among('I: Why?«\n\nP»1: Because.\nI: Oh.'),
        among('«I: Why?\n\nP1: Because.\nI: Oh.»'),
        among('I: «»Why?'),
      ],
      [['I', 'P1'], [], ['P1'], ['I', 'P1', 'I'], []],
    );
  });
  it('give the speaker who says most, an interviewer only when alone', () => {
    const whose = (withMarks: string) => {
      const { text, spans } = marked(withMarks);
      return speakerOf(read(text), spans[0] ?? { start: 0, end: 0 });
    };
    assert.deepEqual(
      [
        whose('I: «A very long question?\nP1: Yes.»\nP2: So.'),
        whose('P1: «Yes.\nI: Oh?\nP2: Well, yes.\nP1: Hm.»'),
        whose('I: «Why»?\nP1: So.'),
        whose('«Notes» only.'),
      ],
      ['P1', 'P2', 'I', undefined],
    );
  });
});
