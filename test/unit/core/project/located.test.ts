import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LocatedSource } from '../../../../src/core/project/located';
import { record, recordOn } from '../../../support/builders';
import { mark, marked } from '../../../support/marked';

/** A source in an editor, with a coding on each excerpt in marks: id 0, 1, … */
class Typed {
  text: string;
  readonly source: LocatedSource;

  constructor(withMarks: string) {
    const { text, spans } = marked(withMarks);
    this.text = text;
    this.source = new LocatedSource('a.txt', () => this.text, { format: 'text', interviewers: [] });
    this.source.setCodings(
      spans.map(({ start, end }, i) => {
        const of = recordOn(text.slice(start), text.slice(start, end));
        const line = text.slice(0, start).split('\n').length;
        const column = [...text.slice(text.lastIndexOf('\n', start - 1) + 1, start)].length + 1;
        const width = [...text.slice(start, end)].length;
        const before = [...text.slice(0, start)].slice(-32).join('');
        return {
          coder: 'ana',
          record: {
            ...of,
            id: String(i),
            before,
            range: [line, column, line, column + width] as const,
          },
        };
      }),
    );
  }

  replace(start: number, end: number, inserted: string): this {
    this.text = this.text.slice(0, start) + inserted + this.text.slice(end);
    this.source.shift({ start, end, inserted: inserted.length });
    return this;
  }

  /** Replaces the first place of some words. */
  type(words: string, inserted: string): this {
    const start = this.text.indexOf(words);
    assert.ok(start >= 0, `“${words}” is in the text`);
    return this.replace(start, start + words.length, inserted);
  }

  /** The text with its excerpts, lost ones behind it. */
  get shown(): string {
    const { codings } = this.source;
    const spans = codings.flatMap(({ location }) =>
      location.state === 'lost' ? [] : [location.span],
    );
    const others = codings.flatMap(({ location, record: { id } }) =>
      location.state === 'found' ? [] : [` ${location.state} ${id}`],
    );
    return mark(this.text, spans) + others.join('');
  }
}

describe('LocatedSource', () => {
  it('looks for every excerpt anew where the text is another one, and takes nothing for edited', () => {
    const typed = new Typed('Lin: «We plan the lessons of next week».\nKim: «We go on».\n');
    typed.text = 'New.\nLin: We plan all the lessons of next week.\nKim: We go on.\n';
    typed.source.replace();
    assert.equal(
      typed.shown,
      'New.\nLin: «We plan all the lessons of next week».\nKim: «We go on».\n moved 0',
    );
    assert.deepEqual([typed.source.isEdited, typed.source.settle()], [false, true]);
  });
  it('follows what is typed around an excerpt', () => {
    const typed = new Typed('We «could not pay».').type('We', 'Then we').type('.', ' them.');
    assert.equal(typed.shown, 'Then we «could not pay» them.');
  });
  it('follows what is typed inside', () => {
    assert.equal(new Typed('We «culd not pay».').type('ul', 'oul').shown, 'We «could not pay».');
  });
  it('takes several changes before it is asked', () => {
    const typed = new Typed('«One is» and «two are». ').type('is', 'was').type('are', 'were');
    assert.equal(typed.type('One', 'Once').type('. ', '! ').shown, '«Once was» and «two were»! ');
  });
  it('finds an excerpt that was cut and pasted elsewhere', () => {
    const words =
      'We could not pay them, so we asked whether somebody would come for nothing, twice.';
    const typed = new Typed(`«${words}» So it is. `);
    typed.type(`${words} `, '').replace(typed.text.length, typed.text.length, words);
    assert.equal(typed.shown, `So it is. «${words}»`);
  });
  it('finds a few words that were cut and pasted elsewhere in a text of a few lines', () => {
    const typed = new Typed('«We could not pay them.» So it is. ');
    typed
      .type('We could not pay them. ', '')
      .replace(typed.text.length, typed.text.length, 'We could not pay them.');
    assert.equal(typed.shown, 'So it is. «We could not pay them.»');
  });
  it('finds what a replacement of the whole text emptied, each excerpt by the others', () => {
    const asked = [
      'Could you tell me how it began?',
      'And did you go there?',
      'Every week, for a whole year?',
    ];
    const text = asked.map((words) => `A: ${words}\nB: «Yes.»\n`).join('');
    const now = `Interview\n\n${text.replace('year', 'school year')}`;
    const typed = new Typed(text);
    assert.equal(typed.replace(0, typed.text.length, now.replace(/[«»]/g, '')).shown, now);
  });
  it('loses what is deleted, and finds it when it is brought back', () => {
    const typed = new Typed('We «could not pay» them.').type('could not pay ', '');
    assert.equal(typed.shown, 'We them. lost 0');
    assert.equal(typed.type('them', 'could not pay them').shown, 'We «could not pay» them.');
  });
  it('does not take for the excerpt what was typed over all of it', () => {
    const typed = new Typed('We «could not pay» them.').type('could not pay', 'x').type('x', 'xy');
    assert.equal(typed.shown, 'We xy them. lost 0');
  });
  it('suggests a new version of the words that was pasted over all of it', () => {
    const typed = new Typed('We «culd not pay» them.').type('culd not pay', 'could not pay');
    assert.equal(typed.shown, 'We «could not pay» them. moved 0');
  });
  it('gives a shortened excerpt its words back when they are typed again', () => {
    const typed = new Typed('We «could not pay» them.').type('could ', '');
    assert.equal(typed.shown, 'We «not pay» them.');
    assert.equal(typed.type('not', 'could not').shown, 'We «could not pay» them.');
  });
  it('never jumps to equal words beside it', () => {
    assert.equal(new Typed('好的«好的»。').replace(3, 3, 'x').shown, '好的«好x的»。');
    assert.equal(new Typed('ha ha «ha ha» ha').replace(8, 8, '!').shown, 'ha ha «ha! ha» ha');
  });
  it('survives a replacement of the whole text, and its undoing', () => {
    const typed = new Typed('One.\nWe «could not pay».\nTwo «好的».');
    const before = typed.text;
    typed.replace(0, before.length, 'Zero.\nOne.\nWe could not pay.\nTwo 好的.');
    assert.equal(typed.shown, 'Zero.\nOne.\nWe «could not pay».\nTwo «好的».');
    typed.replace(0, typed.text.length, '');
    assert.equal(typed.shown, ' lost 0 lost 1');
    typed.replace(0, 0, before);
    assert.equal(typed.shown, 'One.\nWe «could not pay».\nTwo «好的».');
  });
  it('says when excerpts came elsewhere than the text took them', () => {
    const typed = new Typed('We «could not pay».');
    typed.type('We', 'Then we');
    assert.equal(typed.source.settle(), false);
    typed.type('could not pay', '');
    assert.deepEqual([typed.source.settle(), typed.source.settle()], [true, false]);
  });
  it('gives an excerpt its place back although for a while its words stood elsewhere', () => {
    const typed = new Typed('She said so, «she did».');
    typed.type('o, s', '');
    assert.equal(typed.shown, 'She said «she did».');
    typed.replace(12, 16, '').replace(12, 12, ' did').replace(10, 10, 'o, s');
    assert.equal(typed.shown, 'She said so, «she did».');
  });
  it('gives every excerpt its place back when all changes are undone, in any order of asking', () => {
    const change = fc.record({
      at: fc.nat(60),
      length: fc.nat(8),
      put: fc.constantFrom('', 'x', '好的', 'pay ', '\n'),
    });
    const text = 'Lin: «We could» not pay. «我们没有钱»请代课老师。\nShe «said» so, «she did».';
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (changes, asks) => {
          const typed = new Typed(text);
          const back: (() => void)[] = [];
          changes.forEach(({ at, length, put }, i) => {
            const start = Math.min(at, typed.text.length);
            const cut = typed.text.slice(start, start + length);
            typed.replace(start, start + cut.length, put);
            back.push(() => typed.replace(start, start + put.length, cut));
            if (asks[i]) typed.source.settle();
          });
          back.reverse().forEach((undo, i) => {
            undo();
            if (asks[6 + i]) typed.source.settle();
          });
          assert.equal(typed.shown, text);
        },
      ),
      { numRuns: 500 },
    );
  });

  describe('setCodings', () => {
    it('leaves a coding where typing has moved it', () => {
      const typed = new Typed('We «could not pay».').type('not ', '').type('We', 'Then we');
      typed.source.setCodings(
        typed.source.codings.map((coding) => ({
          ...coding,
          record: { ...coding.record, memo: 'x' },
        })),
      );
      assert.equal(typed.shown, 'Then we «could pay».');
    });
    it('takes a coding that came, and forgets one that went', () => {
      const typed = new Typed('«One» two.');
      typed.source.setCodings([
        { coder: 'ana', record: recordOn('One two.', 'two', { id: 'new' }) },
      ]);
      assert.equal(typed.shown, 'One «two».');
    });
    it('keeps the codings of several coders apart, even of one id', () => {
      const typed = new Typed('One two.');
      const [one, two] = [recordOn('One two.', 'One'), recordOn('One two.', 'two')];
      typed.source.setCodings([
        { coder: 'ana', record: one },
        { coder: 'ben', record: two },
      ]);
      assert.equal(typed.shown, '«One» «two».');
      typed.source.setCodingsOf('ben', []);
      assert.equal(typed.shown, '«One» two.');
    });
    it('looks for a coding whose record has changed on disk', () => {
      const typed = new Typed('«One» two.');
      const [coding] = typed.source.codings;
      const moved = { ...recordOn('One two.', 'two'), id: '0' };
      typed.source.setCodings([{ coder: coding?.coder ?? '', record: moved }]);
      assert.equal(typed.shown, 'One «two».');
    });
  });

  describe('changedSelectors', () => {
    it('gives what does not stand as recorded any more, and nothing of what is lost or to be confirmed', () => {
      const typed = new Typed('A. «One» and «two» and «three of them».');
      typed.type('A. ', '').type('two', '').type('three of them', 'tree of them');
      assert.equal(
        typed.shown,
        '«One» and  and «tree of them». lost 1 moved 2'.replace(
          ' lost 1 moved 2',
          ' moved 2 lost 1',
        ),
      );
      const changed = typed.source.changedSelectors();
      assert.deepEqual(
        changed.map(({ coding, selector }) => [coding.record.id, selector.range]),
        [['0', [1, 1, 1, 4]]],
      );
    });
    it('stays with the text that is typed while they are being saved', () => {
      const typed = new Typed('We «could not pay» them.').type('not ', '');
      const [saved] = typed.source.changedSelectors();
      assert.ok(saved);
      typed.type('could', 'cannot really');
      typed.source.setCodings([
        { coder: 'ana', record: { ...saved.coding.record, ...saved.selector } },
      ]);
      assert.equal(typed.shown, 'We «cannot really pay» them.');
    });
  });

  it('sorts codings by place, the longer first, lost ones last', () => {
    const text = 'One two three.';
    const source = new LocatedSource('a.txt', () => text, { format: 'text', interviewers: [] });
    const codings = ['two', 'One', 'One two', 'gone words of old'].map((words, i) => ({
      coder: 'ana',
      record: i < 3 ? recordOn(text, words, { id: words }) : record({ id: words, quote: words }),
    }));
    source.setCodings(codings);
    assert.deepEqual(
      source.codings.map((coding) => coding.record.id),
      ['One two', 'One', 'two', 'gone words of old'],
    );
  });
  it('is read for its turns anew when the interviewers are others', () => {
    const source = new LocatedSource('a.txt', () => 'Lin: So?\nKim: Yes.\nLin: Ah.\nKim: No.\n', {
      format: 'text',
      interviewers: [],
    });
    const asked = () =>
      source.transcript.speakers.filter((speaker) => speaker.isInterviewer).map(({ name }) => name);
    assert.deepEqual(asked(), []);
    source.readAs({ format: 'text', interviewers: ['Lin'] });
    assert.deepEqual(asked(), ['Lin']);
  });
});
