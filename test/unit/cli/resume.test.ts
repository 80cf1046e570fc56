import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { refactor } from '../../../src/core/refactor/refactor';
import { Project } from '../../../src/core/project/project';
import { chance } from '../../../src/node/chance';
import { NodeFileStore } from '../../../src/node/fileStore';
import { Place } from './command';
import { sample } from './sample';

/** A store that does nothing any more after some writes, as when the process has ended. */
class Dying extends NodeFileStore {
  constructor(
    folder: string,
    private writes: number,
  ) {
    super(folder);
  }

  override update(...given: Parameters<NodeFileStore['update']>): Promise<void> {
    return this.writes-- > 0 ? super.update(...given) : Promise.reject(new Error('killed'));
  }
}

describe('codebook resume', () => {
  let place: Place;
  let before: string;
  beforeEach(async () => {
    place = new Place(sample);
    before = place.text('codebook.yaml');
    const project = await Project.open(new Dying(place.folder, 2), chance);
    const [code = ''] = [...project.book.byId.keys()].filter((id) => project.index.countOf(id) > 1);
    await assert.rejects(refactor(project, { kind: 'id', code, id: 'another' }), /killed/);
  });
  afterEach(() => place.remove());

  const kept = () => {
    const folder = path.join(place.folder, 'unfinished');
    return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  };

  it('finishes what was cut off, which check tells', async () => {
    assert.match(
      (await place.run('check')).out,
      /unfinished\/.*warning.*cut off.*\(unfinished-act\)/,
    );
    const { code, out, error } = await place.run('resume');
    assert.equal(code, 0);
    assert.match(out, /^finished: change the id “\w+” to “another” \(begun 20/);
    assert.equal(error, '');
    assert.deepEqual(kept(), []);
    assert.match(place.text('codebook.yaml'), /another:/);
    assert.doesNotMatch((await place.run('check')).out, /unfinished|unknown-code/);
  });

  it('takes it back', async () => {
    assert.match((await place.run('resume', '--take-back')).out, /^taken back: /);
    assert.deepEqual(kept(), []);
    assert.equal(place.text('codebook.yaml'), before);
    assert.doesNotMatch((await place.run('check')).out, /unfinished|unknown-code/);
  });

  it('says so where nothing was', async () => {
    await place.run('resume');
    assert.deepEqual(await place.run('resume'), {
      code: 0,
      out: '',
      error: 'Nothing was cut off here.\n',
    });
  });
});
