import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { Study, StudyCode, StudyCoder } from '../exchange/study';
import type { Element } from '../packed/dataXml';
import { all, attribute, descriptionOf, first, guidAt, targets, within } from './elements';
import { Package } from './package';
import { placeSources } from './placeSources';
import { CaseReader } from './readCases';
import { allCodes } from '../exchange/allCodes';
import { asTree, readCodes } from './readCodes';
import { NoteBook } from './readNotes';
import { madeBy } from './readPicks';
import { groupsAsAttributes, setsOf } from './readSets';
import { SourceReader, type Texts } from './readSources';
import { readVariables } from './readValues';
import { settleCodes } from './settleCodes';

/** The user that ATLAS.ti puts into every project: nobody. */
const atlasItself = 'c32a2bd5-537f-4838-8b17-df9efbafdf4b';

/** Reads a project package (.qdpx). Throws a Refusal where there is nothing to be read in it. */
export function readQdpx(bytes: Uint8Array, losses: Losses): Study {
  const held = Package.open(bytes);
  if (held.project.leftOut)
    losses.lose(
      'control-character',
      sentence('Control characters, which XML can’t hold, are left out.'),
      undefined,
      held.project.leftOut,
    );
  return readProject(held.project.root, held, losses);
}

/** Reads a project's XML, whatever its namespace says. */
export function readProject(project: Element, texts: Texts, losses: Losses): Study {
  if (project.name.toLowerCase() !== 'project')
    throw new Refusal(
      sentence('This is no REFI-QDA project: it begins with “{name}”, not with “Project”.', {
        name: project.name,
      }),
    );
  const origin = attribute(project, 'origin');
  const notes = new NoteBook(project, texts, losses);
  const made = madeBy(project, { coder: guidAt(project, 'creatingUserGUID'), created: '' });
  const elements = all(project, 'Sources').flatMap(({ children }) => children);
  const drafts = new SourceReader(texts, losses, made).read(elements);
  const codes = codesOf(project, origin, losses, notes);
  const placed = placeSources(drafts, origin, notes, losses);
  const read = new CaseReader(placed, losses).read(within(project, 'Cases', 'Case'));
  const settled = settleCodes(codes, placed.sources, read, losses);
  tellLinked(
    settled.codes,
    settled.cases.map(({ key }) => key),
    drafts.map(({ key }) => key),
    notes,
  );
  loseGraphs(project, losses);
  const sets = setsOf(project, losses);
  const grouped = /atlas/i.test(origin)
    ? groupsAsAttributes(sets, settled.sources)
    : { sets, variables: [], sources: settled.sources };
  return {
    title: attribute(project, 'name').trim(),
    origin,
    description: descriptionOf(project),
    coders: codersOf(project),
    codes: settled.codes,
    variables: [...readVariables(project), ...grouped.variables],
    cases: settled.cases,
    sources: grouped.sources,
    notes: [...notes.rest(), ...placed.notes],
    sets: grouped.sets,
    links: notes.links,
  };
}

function codersOf(project: Element): StudyCoder[] {
  return within(project, 'Users', 'User').flatMap((element) => {
    const key = guidAt(element);
    const name = attribute(element, 'name').trim() || attribute(element, 'id').trim();
    return key === undefined || key === atlasItself ? [] : [{ key, name }];
  });
}

function codesOf(
  project: Element,
  origin: string,
  losses: Losses,
  notes: NoteBook,
): readonly StudyCode[] {
  const elements = within(first(project, 'CodeBook'), 'Codes', 'Code');
  const tell = (element: Element): void => {
    const key = guidAt(element);
    if (key !== undefined)
      for (const note of targets(element, 'NoteRef')) notes.tell(note, { kind: 'code', key });
    all(element, 'Code').forEach(tell);
  };
  elements.forEach(tell);
  const codes = readCodes(elements, losses);
  return /atlas/i.test(origin) ? asTree(codes) : codes;
}

/** What links tie notes to, save selections, which were told when they came to their place. */
function tellLinked(
  codes: readonly StudyCode[],
  cases: readonly string[],
  sources: readonly string[],
  notes: NoteBook,
): void {
  for (const { key } of allCodes(codes)) notes.tellAbout(key, { kind: 'code', key });
  for (const key of cases) notes.tellAbout(key, { kind: 'case', key });
  for (const key of sources) notes.tellAbout(key, { kind: 'source', key });
}

function loseGraphs(project: Element, losses: Losses): void {
  for (const graph of within(project, 'Graphs', 'Graph'))
    losses.lose('graph', sentence('Maps and networks are left out.'), attribute(graph, 'name'));
}
