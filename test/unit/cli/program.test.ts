import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { codingLines, recordOn } from '../../support/builders';
import { bundledCommand, Place, runProgram } from './command';
import { own, sample } from './sample';

describe('the command as a program', function () {
  // Each start of a program takes its time on a busy machine.
  this.timeout(30_000);
  const place = new Place(sample);
  const tools = new Place();
  let program = '';
  before(() => (program = bundledCommand(tools.folder)));
  after(() => [place, tools].forEach((each) => each.remove()));

  it('gives its answer and its exit code', async () => {
    for (const argv of [['excerpts', '--format', 'csv'], ['check', 'nowhere'], ['--version']])
      assert.deepEqual(
        runProgram(program, place.folder, ...argv),
        await place.run(...argv),
        argv.join(' '),
      );
  });
  it('ends quietly when whoever reads it has had enough', async () => {
    // More than a pipe holds.
    const coded = recordOn(own, 'We plan lessons');
    const many = Array.from({ length: 2000 }, (_, i) => ({ ...coded, id: `id-${i}` }));
    place.put({ 'codings/many/own.txt.jsonl': codingLines(...many) });
    const argv = [program, 'excerpts', '--format', 'json'];
    const child = spawn(process.execPath, argv, { cwd: place.folder });
    let said = '';
    child.stderr.on('data', (data) => (said += String(data)));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual([code, said], [0, '']);
  });
});
