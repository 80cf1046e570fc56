import type { Losses } from '../losses';
import { inSeconds } from '../speech/plainSegments';
import { secondsOf, type Segment } from '../speech/segment';
import { decodeEntities } from '../web/entities';
import { isSpeakerTable } from './shape';

/** What columns of transcripts are called. */
const columns = {
  words:
    /^(?:words?|text|utterance|transcript(?:ion)?|content|speech|said|what|dialogue|message|内容|文本|文字|话语|发言|发言内容|转写|語句|內容|發言|發言內容|逐字稿|句子|原文)$/i,
  speaker:
    /^(?:speaker(?:[ _]?(?:name|label))?|who|name|participant|说话人|发言人|讲话人|講者|說話人|發言人|姓名|角色)$/i,
  start:
    /^(?:start(?:[ _]?time)?|from|begin|time(?:stamp|code)?|in|offset|时间|开始|开始时间|起始时间|時間|開始|開始時間|時間戳)$/i,
  tags: /^(?:tags?|codes?|labels?|themes?|代码|编码|标签|主题|代碼|編碼|標籤|主題)$/i,
} as const;

/** What is of no use once rows are turns. */
const spare =
  /^(?:segment|#|no\.?|id|index|to|end(?:[ _]?time)?|stop|out|duration|序号|结束|结束时间|編號|結束|結束時間|)$/i;

/**
 * The rows of a transcript; undefined for a table of another kind. With a header: it names a column
 * of words and one of speakers or times. Without one: two columns of who and what.
 */
export function transcriptSegments(
  rows: readonly (readonly string[])[],
  losses: Losses,
): readonly Segment[] | undefined {
  const [header = [], ...body] = rows;
  const at = (kind: keyof typeof columns) =>
    header.findIndex((name) => columns[kind].test(name.trim()));
  const [words, speaker, start, tags] = [at('words'), at('speaker'), at('start'), at('tags')];
  if (words < 0 || (speaker < 0 && start < 0)) {
    if (!isSpeakerTable(rows)) return undefined;
    return rows.map(([name = '', said = '']) => segmentOf(name, undefined, said, ''));
  }
  const used = [words, speaker, start, tags];
  losses.add(
    'column',
    header.filter((name, i) => !used.includes(i) && !spare.test(name.trim())).length,
  );
  const filled = body.filter((row) => (row[words] ?? '').trim() !== '');
  losses.add('row', body.length - filled.length);
  const starts = inSeconds(filled.map((row) => numberOrText(row[start])));
  return filled.map((row, i) =>
    segmentOf(row[speaker] ?? '', starts[i], row[words] ?? '', row[tags] ?? ''),
  );
}

/** Plain numbers may be thousandths of a second: all of a column say which. */
function numberOrText(cell = ''): number | string | undefined {
  if (cell.trim() === '') return undefined;
  return /^\s*\d+(?:\.\d+)?\s*$/.test(cell) ? secondsOf(cell) : cell;
}

function segmentOf(
  speaker: string,
  start: number | undefined,
  words: string,
  tags: string,
): Segment {
  return {
    speaker: nameIn(decodeEntities(speaker)),
    start,
    words: decodeEntities(words),
    tags: tags
      .split(/[;；|]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  };
}

/** Tables write `DB:` as transcripts do; a number alone is nobody’s name. */
function nameIn(cell: string): string {
  const name = cell
    .replace(/\s+/g, ' ')
    .replace(/\s*[:：]\s*$/, '')
    .trim();
  return /^\d+$/.test(name) ? `Speaker ${name}` : name;
}
