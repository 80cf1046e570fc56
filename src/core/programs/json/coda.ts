import type { Study, StudyCode } from '../../exchange/study';
import { codeKey, type Labelled } from './labelled';
import { type Fields, fieldsOf, isFields, listOf, textOf } from './value';

export const coda = 'Coda';

/** Whether this is a code scheme of Coda (Africa’s Voices). */
export function isScheme(value: unknown): value is Fields {
  return isFields(value) && Array.isArray(value['Codes']) && 'SchemeID' in value;
}

export function readScheme(scheme: Fields, title: string): Study {
  const codes = listOf(scheme['Codes']).map((each): StudyCode => {
    const code = fieldsOf(each);
    const key = codeKey(textOf(code['CodeID']));
    const name =
      textOf(code['DisplayText']) || textOf(code['StringValue']) || textOf(code['CodeID']);
    return { key, name, description: '', color: undefined, codable: true, children: [] };
  });
  return { ...emptyStudy(textOf(scheme['Name']) || title, coda), codes };
}

/** Whether these are messages of Coda. */
export function areMessages(records: readonly unknown[]): boolean {
  const isOne = (each: unknown) =>
    isFields(each) && 'MessageID' in each && Array.isArray(each['Labels']);
  return records.length > 0 && records.every(isOne);
}

/** Each message, with the labels that somebody has checked. */
export function readMessages(records: readonly unknown[]): Labelled[] {
  return records.map((each) => {
    const message = fieldsOf(each);
    const id = textOf(message['MessageID']);
    const labels = listOf(message['Labels']).flatMap((label) => {
      const fields = fieldsOf(label);
      const code = textOf(fields['CodeID']);
      const coder = textOf(fieldsOf(fields['Origin'])['Name']);
      const created = textOf(fields['DateTimeUTC']);
      if (code === '' || code === 'SPECIAL-MANUALLY_UNCODED') return [];
      return [{ code, range: undefined, words: '', coder, created }];
    });
    return { id, name: `${id}.txt`, text: textOf(message['Text']), labels };
  });
}

/** Whether these are lists of codes, each with a name, as `[{"name": "Impact", "codes": ["+1"]}]`. */
export function areCodeLists(records: readonly unknown[]): boolean {
  const areTexts = (value: unknown) => listOf(value).every((each) => typeof each === 'string');
  const isOne = (each: unknown) =>
    isFields(each) && typeof each['name'] === 'string' && areTexts(each['codes']);
  const isAny = records.some((each) => listOf(fieldsOf(each)['codes']).length > 0);
  return isAny && records.every(isOne);
}

export function readCodeLists(records: readonly unknown[], title: string): Study {
  const codes = records.flatMap((each): StudyCode[] => {
    const { name, codes: own } = fieldsOf(each);
    const above = textOf(name);
    const children = [...new Set(listOf(own).map(textOf))].map((code): StudyCode => ({
      ...plain(code),
      key: codeKey(`${above}\n${code}`),
    }));
    return children.length ? [{ ...plain(above), codable: false, children }] : [];
  });
  return { ...emptyStudy(title, ''), codes };
}

function plain(name: string): StudyCode {
  return {
    key: codeKey(name),
    name,
    description: '',
    color: undefined,
    codable: true,
    children: [],
  };
}

function emptyStudy(title: string, origin: string): Study {
  const none = { coders: [], codes: [], variables: [], cases: [], sources: [], notes: [] };
  return { title, origin, description: '', sets: [], links: [], ...none };
}
