import { sentence } from '../../base/sentences';
import type { Losses } from '../../exchange/lossReport';
import type {
  Study,
  StudyCode,
  StudyCoding,
  StudyLink,
  StudyNote,
  StudySource,
} from '../../exchange/study';
import { keyFor } from '../../exchange/studyKeys';
import { decodeText } from '../../text/decode';
import type { Span } from '../../text/span';
import { cleaned, type Marked } from './dataFile';
import { linksIn, nameOf, type Note, noteOf, Vault } from './vault';

/** Whether notes are those of a vault of Quadro: codes are notes that embed paragraphs of others. */
export function isQuadro(files: ReadonlyMap<string, Uint8Array>): boolean {
  return [...files].some(([path, bytes]) => /\.md$/i.test(path) && isCode(noteAt(path, bytes)));
}

function noteAt(path: string, bytes: Uint8Array): Note {
  return noteOf(path, decodeText(bytes).text);
}

/** A note with nothing in it but paragraphs of others; Quadro gives it a description. */
function isCode({ path, body, fields }: Note): boolean {
  const hasField = fields.has('code description');
  const embeds = linksIn(body).filter(({ isEmbed, block }) => isEmbed && block !== '');
  const rest = body.replace(/!?\[\[[^\]]*\]\]/g, '').trim();
  return hasField || (embeds.length > 0 && rest === '' && /(?:^|\/)codes?\//i.test(path));
}

function isExtraction({ fields }: Note): boolean {
  return fields.has('extraction-source');
}

/**
 * A study of a vault of Quadro (Obsidian): its codes are notes, and paragraphs of its data carry the
 * links to them and an id. Links, ids and highlights go out of the texts; the words stay as they are.
 * @param files by path below the vault
 */
export function readQuadro(
  title: string,
  files: ReadonlyMap<string, Uint8Array>,
  losses: Losses,
): Study {
  const notes = [...files]
    .filter(([path]) => /\.md$/i.test(path))
    .map(([path, bytes]) => noteAt(path, bytes));
  const vault = new Vault(notes);
  const codes = notes.filter(isCode);
  const isOfCode = new Set(codes);
  const marked = new Map<Note, Marked>();
  const others = notes.filter((note) => !isOfCode.has(note) && !isExtraction(note));
  for (const note of others) {
    const found = cleaned(note, (to) => {
      const other = vault.find(to);
      if (!other || !(isOfCode.has(other) || isExtraction(other))) return undefined;
      return isOfCode.has(other) ? [keyOf(other)] : [];
    });
    marked.set(note, found);
  }
  const embedded = embeddedIn(vault, codes, losses);
  const isData = (note: Note) =>
    /(?:^|\/)data\//i.test(note.path) ||
    embedded.has(note) ||
    [...(marked.get(note)?.paragraphs.values() ?? [])].some((each) => each.codes.length > 0);
  const data = others.filter(isData);
  const left = others.filter((note) => !isData(note));
  for (const { path } of left)
    losses.lose(
      'other-note',
      sentence('Notes that are neither data nor codes are left out.'),
      path,
    );
  const sources = data.map((note) => sourceOf(note, marked.get(note), embedded.get(note)));
  return {
    title,
    origin: 'Quadro',
    description: '',
    coders: [],
    codes: treeOf(codes),
    variables: [],
    cases: [],
    sources,
    notes: notes.filter(isExtraction).map((note) => extractionOf(note, vault, marked)),
    sets: [],
    links: linksOf(codes, vault),
  };
}

/** For each note of data, its paragraphs that notes of codes embed: by id, keys of the codes. */
function embeddedIn(vault: Vault, codes: readonly Note[], losses: Losses) {
  const embedded = new Map<Note, Map<string, string[]>>();
  for (const code of codes)
    for (const { to, block, isEmbed } of linksIn(code.body)) {
      if (!isEmbed || block === '') continue;
      const note = vault.find(to);
      if (!note) {
        losses.lose('missing-text', missing, nameOf(to));
        continue;
      }
      const own = embedded.get(note) ?? new Map<string, string[]>();
      own.set(block, [...(own.get(block) ?? []), keyOf(code)]);
      embedded.set(note, own);
    }
  return embedded;
}

const missing = sentence('Codings of notes that are not in the vault are left out.');

function sourceOf(
  note: Note,
  marked: Marked | undefined,
  embedded: ReadonlyMap<string, readonly string[]> | undefined,
): StudySource {
  const key = keyFor('source', 'quadro', note.path);
  const codings = [...(marked?.paragraphs ?? [])].flatMap(([id, { span, codes }]) => {
    const all = new Set([...codes, ...(embedded?.get(id) ?? [])]);
    return [...all].map((code) => codingOf(note.path, id, code, span));
  });
  const text = marked?.text ?? '';
  return { key, name: note.path, text, description: '', values: new Map(), codings };
}

function codingOf(path: string, id: string, code: string, span: Span): StudyCoding {
  const selection = keyFor('selection', 'quadro', path, id);
  const key = keyFor('coding', 'quadro', path, id, code);
  return { key, selection, code, coder: undefined, span, created: '', memo: '' };
}

/** Folders below the one of all codes are categories. */
function treeOf(codes: readonly Note[]): StudyCode[] {
  const [first = ''] = codes.map(({ path }) => path.split('/')[0]);
  const isShared = codes.every(({ path }) => path.startsWith(`${first}/`));
  const roots: StudyCode[] = [];
  const folders = new Map<string, StudyCode[]>([['', roots]]);
  const listAt = (folder: string): StudyCode[] => {
    const known = folders.get(folder);
    if (known) return known;
    const children: StudyCode[] = [];
    const [name = '', ...above] = folder.split('/').reverse();
    listAt(above.reverse().join('/')).push({
      ...plainCode(name, keyFor('category', 'quadro', folder)),
      codable: false,
      children,
    });
    folders.set(folder, children);
    return children;
  };
  for (const note of codes) {
    const parts = note.path.split('/').slice(isShared ? 1 : 0, -1);
    listAt(parts.join('/')).push({
      ...plainCode(nameOf(note.path), keyOf(note)),
      description: (note.fields.get('code description') ?? []).join('\n'),
    });
  }
  return roots;
}

function plainCode(name: string, key: string): StudyCode {
  return { key, name, description: '', color: undefined, codable: true, children: [] };
}

function keyOf({ path }: Note): string {
  return keyFor('code', 'quadro', path);
}

/** Related codes. */
function linksOf(codes: readonly Note[], vault: Vault): StudyLink[] {
  return codes.flatMap((code) =>
    [...code.fields].flatMap(([name, values]) =>
      values
        .flatMap(linksIn)
        .flatMap(({ to }) => vault.find(to) ?? [])
        .filter((other) => codes.includes(other))
        .map((other): StudyLink => ({
          key: keyFor('link', 'quadro', name, code.path, other.path),
          name,
          direction: 'Associative',
          color: undefined,
          origin: keyOf(code),
          target: keyOf(other),
          notes: [],
        })),
    ),
  );
}

/** What was extracted of a paragraph is a memo on it. */
function extractionOf(note: Note, vault: Vault, marked: ReadonlyMap<Note, Marked>): StudyNote {
  const [link] = (note.fields.get('extraction-source') ?? []).flatMap(linksIn);
  const source = link && vault.find(link.to);
  const span = source && marked.get(source)?.paragraphs.get(link.block)?.span;
  const facts = [...note.fields].filter(([name]) => !name.startsWith('extraction-'));
  const text = facts.map(([name, values]) => `${name}: ${values.join('; ')}`).join('\n');
  const [date = ''] = note.fields.get('extraction-date') ?? [];
  return {
    key: keyFor('memo', 'quadro', note.path),
    name: nameOf(note.path),
    text,
    coder: undefined,
    created: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date) ? `${date}Z` : date,
    about:
      source && span
        ? [{ kind: 'passage', key: keyFor('source', 'quadro', source.path), span }]
        : [],
  };
}
