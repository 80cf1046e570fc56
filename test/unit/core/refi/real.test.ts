import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Losses } from '../../../../src/core/exchange/lossReport';
import { readXml } from '../../../../src/core/packed/dataXml';
import { allCodes } from '../../../../src/core/exchange/allCodes';
import { readQdc } from '../../../../src/core/refi/readCodebook';
import { readProject } from '../../../../src/core/refi/readProject';
import { imported, needsRealRefi, projectOf, quotes, realRefi, tree } from '../../../support/refi';

interface Expected {
  readonly codes: number;
  readonly sources: number;
  readonly codings: number;
  readonly codingsPerCode: Readonly<Record<string, number>>;
  readonly selectionsList: readonly { start: number; line1based: number; text: string }[];
}

describe('Packages that other programs wrote', function () {
  this.timeout(20_000);
  before(function () {
    needsRealRefi(this);
  });

  const read = (name: string) => fs.readFileSync(path.join(realRefi, name));

  it('of NVivo 12.6 for Windows come with every code and excerpt at its place', async () => {
    const file = 'nvivo-win-12.6/oltas0517.qdpx';
    const { study, told, lost } = imported(read(file));
    const expected = JSON.parse(read(`${file}.expected.json`).toString()) as Expected;
    const codes = allCodes(study.codes);
    const codings = study.sources.flatMap((source) => source.codings);
    assert.deepEqual(
      [codes.length, study.sources.length, codings.length, study.coders.length],
      [expected.codes, expected.sources, expected.codings, 2],
    );
    assert.deepEqual(lost, {});
    assert.match(told[0] ?? '', /UTF-16 units, and two for a line end/);

    const nameOf = new Map(codes.map(({ key, name }) => [key, name]));
    const perCode: Record<string, number> = {};
    for (const { code } of codings) {
      const name = nameOf.get(code) ?? '';
      perCode[name] = (perCode[name] ?? 0) + 1;
    }
    assert.deepEqual(perCode, expected.codingsPerCode);

    const { text, codings: inText } = study.sources.find(({ codings: own }) => own.length) ?? {};
    assert.ok(text !== undefined && inText);
    const isStart = (at: number) => !/\s/.test(text[at] ?? ' ') && !/\w/.test(text[at - 1] ?? ' ');
    assert.ok(inText.filter(({ span }) => isStart(span.start)).length >= 302);
    const words = inText.map(({ span }) => ({
      line: text.slice(0, span.start).split('\n').length,
      words: text.slice(span.start, span.end).replace(/\s+/g, ' '),
    }));
    for (const { text: begin, line1based } of expected.selectionsList)
      assert.ok(
        words.some(({ line, words: all }) => line === line1based && all.startsWith(begin)),
        begin,
      );

    const project = await projectOf(study);
    await project.verify();
    assert.deepEqual(project.problems(), []);
    assert.equal(
      [...project.index.all()].reduce((sum, { rows }) => sum + rows.count, 0),
      303,
    );
  });

  it('whose texts are missing come with their codebook, and say what is missing', () => {
    const { study, lost } = imported(read('sky-loom/TestProject.qdpx'));
    assert.equal(allCodes(study.codes).length, 14);
    assert.deepEqual(
      tree(study.codes).filter((code) => code.includes('›')),
      ['Coke › full-fat Coke', 'Coke › diet Coke'],
    );
    assert.deepEqual(
      study.coders.map(({ name }) => name),
      ['Friedrich Markgraf', 'Sebastian Petrausch'],
    );
    assert.equal(lost['missing-text'], 8);
    assert.equal(lost['graph'], 1);
    assert.equal(study.notes.length, 2);
    assert.deepEqual(study.variables.map(({ name }) => name).sort(), ['age', 'gender']);
  });

  it('as the standard’s own examples are understood', () => {
    const book = readQdc('annexA1_codebook.qdc', read('spec/annexA1_codebook.qdc'), new Losses());
    assert.deepEqual(
      book.codes.map(({ name, codable, color }) => [name, codable, color]),
      [
        ['Topics', false, undefined],
        ['Economy', true, '#ffff00'],
        ['Health care', true, '#33cc33'],
        ['Values', false, undefined],
        ['Conservatives', true, '#ff0000'],
        ['Liberals', true, '#0000ff'],
      ],
    );
    const { root } = readXml('simple.qde', read('spec/annexA2_simple.qde'));
    const text = 'x'.repeat(2000);
    const texts = { text: () => ({ raw: text, hasMark: false }), richText: () => undefined };
    const study = readProject(root, texts, new Losses());
    assert.ok(quotes(study).length >= 9, `${quotes(study).length}`);
    assert.ok(study.sources.some(({ name }) => name.endsWith('.pdf')));
  });
});
