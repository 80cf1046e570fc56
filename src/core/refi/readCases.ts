import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { StudyCase } from '../exchange/study';
import type { Element } from '../packed/dataXml';
import { attribute, descriptionOf, guidAt, targets } from './elements';
import { guidFor } from './guid';
import type { Placed } from './placeSources';
import { readValues } from './readValues';

/** The cases of a project, with the sources that are theirs. */
export class CaseReader {
  constructor(
    private readonly placed: Pick<Placed, 'sources' | 'sourceOf'>,
    private readonly losses: Losses,
  ) {}

  read(elements: readonly Element[]): StudyCase[] {
    return elements.map((element, i) => this.readCase(element, i));
  }

  private readCase(element: Element, i: number): StudyCase {
    const whole = targets(element, 'SourceRef');
    const parts = targets(element, 'SelectionRef').flatMap((key) => this.sourceOfPart(key));
    const known = new Set(this.placed.sources.map(({ key }) => key));
    const sources = [...new Set([...whole, ...parts])].filter((key) => known.has(key));
    const name = attribute(element, 'name').trim() || this.nameFor(sources, i);
    this.losses.lose(
      'case-code',
      sentence('Codes of whole cases are left out: here codes are put on words.'),
      name,
      targets(element, 'CodeRef').length,
    );
    return {
      key: guidAt(element) ?? guidFor('case', name, String(i)),
      name,
      description: descriptionOf(element),
      values: readValues(element),
      sources,
    };
  }

  private sourceOfPart(selection: string): string[] {
    const source = this.placed.sourceOf.get(selection);
    this.losses.lose('case-part', partOfCase);
    return source === undefined ? [] : [source];
  }

  /** Some programs have cases without a name, only to tie attributes to a source. */
  private nameFor([first]: readonly string[], i: number): string {
    const source = this.placed.sources.find(({ key }) => key === first);
    return source?.name.replace(/\.\w{2,4}$/, '') ?? `Case ${i + 1}`;
  }
}

export const partOfCase = sentence(
  'Parts of a source that belong to a case: here the source belongs to it, and speakers tell whose words are whose (cases.csv).',
);
