import type { XmlNode } from '../../packed/documentXml';
import type { DocxComment } from './comments';
import type { DocxStyle } from './docxStyles';
import type { Numbering } from './numbering';

/** What stands beside the body of a Word document. */
export interface DocxParts {
  readonly styles: ReadonlyMap<string, DocxStyle>;
  readonly numbering: Numbering;
  readonly comments: ReadonlyMap<string, DocxComment>;
  readonly footnotes: ReadonlyMap<string, readonly XmlNode[]>;
  readonly endnotes: ReadonlyMap<string, readonly XmlNode[]>;
}
