import { sentence } from '../../base/sentences';
import type { Losses } from '../../exchange/lossReport';
import type { Label, Labelled } from './labelled';
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from './value';

export const labelStudio = 'Label Studio';

/** Whether these are tasks of Label Studio, as its exports JSON and JSON-MIN have them. */
export function areTasks(records: readonly unknown[]): boolean {
  return records.length > 0 && records.every((each) => isTask(fieldsOf(each)));
}

function isTask(task: Fields): boolean {
  return isFields(task['data']) && Array.isArray(task['annotations']) ? true : isPlain(task);
}

/** JSON-MIN: the texts and the labels of a task beside each other. */
function isPlain(task: Fields): boolean {
  return 'annotator' in task && Object.values(task).some((each) => listOf(each).some(isRegion));
}

function isRegion(value: unknown): boolean {
  return isFields(value) && 'start' in value && 'end' in value && labelsIn(value).length > 0;
}

export function readTasks(records: readonly unknown[], losses: Losses): Labelled[] {
  return records.map((each, i): Labelled => {
    const task = fieldsOf(each);
    const data = isFields(task['data']) ? task['data'] : task;
    const id = textOf(task['id']) || String(i + 1);
    const file = textOf(task['file_upload']).replace(/^[0-9a-f]{8}-/, '');
    const name =
      textOf(data['filename']) || textOf(data['title']) || (/\.txt$/i.test(file) ? file : '');
    const labels = isFields(task['data']) ? annotationsOf(task, losses) : regionsOf(task);
    const guessed = listOf(task['predictions']).length;
    losses.lose(
      'prediction',
      sentence('Labels that a program proposed are left out.'),
      id,
      guessed,
    );
    return { id, name: name || `task ${id}.txt`, text: textIn(data), labels };
  });
}

/** The text of a task is called as its project likes. */
function textIn(data: Fields): string {
  const named = textOf(data['text']);
  if (named !== '') return named;
  const texts = Object.entries(data).flatMap(([, value]) =>
    typeof value === 'string' ? value : [],
  );
  const worded = texts.filter((text) => !/^\w+:\/\/|^\/data\//.test(text));
  return worded.sort((a, b) => b.length - a.length)[0] ?? '';
}

function annotationsOf(task: Fields, losses: Losses): Label[] {
  return listOf(task['annotations']).flatMap((each) => {
    const annotation = fieldsOf(each);
    if (annotation['was_cancelled'] === true) return [];
    const by = annotation['completed_by'];
    const coder = isFields(by) ? textOf(by['email']) || textOf(by['id']) : textOf(by);
    const made = {
      coder: /^\d+$/.test(coder) ? `user ${coder}` : coder,
      created: textOf(annotation['created_at']),
    };
    return listOf(annotation['result']).flatMap((result) =>
      labelsOf(fieldsOf(result), made, losses),
    );
  });
}

function labelsOf(
  { value, type }: Fields,
  made: Pick<Label, 'coder' | 'created'>,
  losses: Losses,
): Label[] {
  const region = fieldsOf(value);
  const codes = labelsIn(region);
  if (!codes.length) losses.lose('other-result', otherResult, textOf(type));
  return codes.map((code) => ({ code, ...placeOf(region), ...made }));
}

const otherResult = sentence(
  'Answers that are no labels (ratings, texts, relations) are left out.',
);

function regionsOf(task: Fields): Label[] {
  const made = { coder: `user ${textOf(task['annotator'])}`, created: textOf(task['created_at']) };
  return Object.values(task).flatMap((each) =>
    listOf(each)
      .filter(isRegion)
      .flatMap((region) => {
        const fields = fieldsOf(region);
        return labelsIn(fields).map((code) => ({ code, ...placeOf(fields), ...made }));
      }),
  );
}

/** What is chosen of a whole text has no place. */
function placeOf(region: Fields): Pick<Label, 'range' | 'words'> {
  const [start, end] = [numberOf(region['start']), numberOf(region['end'])];
  const isPlaced = Number.isInteger(start) && Number.isInteger(end);
  return { range: isPlaced ? { start, end } : undefined, words: textOf(region['text']) };
}

function labelsIn(region: Fields): string[] {
  const lists = ['labels', 'choices', 'hypertextlabels', 'taxonomy'].map((key) =>
    listOf(region[key]),
  );
  return lists
    .flat()
    .map((each) => (Array.isArray(each) ? each.map(textOf).join(' / ') : textOf(each)))
    .filter((name) => name !== '');
}
