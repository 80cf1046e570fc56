import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { MatrixPage } from './support/matrixPage';
import { useWorkbench } from './support/useWorkbench';

describe('In Chinese', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    locale: 'zh-cn',
    settings: { 'codebook.coder': 'mei' },
    size: { width: 1440, height: 900 },
  });

  it('views, codes and commands speak the language of VS Code', async () => {
    const w = workbench();
    await w.openSideBar('Codebook');
    await eventually(async () => {
      const labels = (await w.view('代码本').visibleRows()).map(({ label }) => label);
      assert.ok(labels.includes('带教'), labels.join());
    });
    await w.view('代码本').click('带教');
    await eventually(async () => {
      const rows = await w.view('摘录').visibleRows();
      assert.ok(rows.length > 1, 'excerpts are listed');
    });
    await w.openFile('transcripts/L01-r1.txt');
    await w.screenshot('chinese');
  });

  it('so does the matrix, opened from the title of the view', async () => {
    const w = workbench();
    await w.view('代码本').press('打开矩阵');
    const matrix = new MatrixPage(w);
    await matrix.shown();
    await eventually(async () => assert.match(await matrix.status(), /编码：1,0\d\d/));
    assert.ok((await matrix.rows()).includes('带教'));
    await matrix.fill('筛选行', '带教');
    await eventually(async () => assert.equal((await matrix.rows()).at(-1), '带教'));
    await w.screenshot('matrix/chinese');
  });
});
