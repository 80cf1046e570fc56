import type { ExcerptNode } from '../../tree/excerpts';
import type { MoreNode } from '../../tree/moreItem';
import type { ProjectNode } from '../../tree/projectItem';
import type { OpenProject } from '../../workspace';

/** The cases that have the same value of the attribute by which they are grouped. */
export interface ValueNode {
  readonly kind: 'value';
  readonly open: OpenProject;
  readonly attribute: string;
  /** Empty for cases that have none. */
  readonly value: string;
}

/** A case; also a source that is its own, and what belongs to none. */
export interface CaseNode {
  readonly kind: 'case';
  readonly open: OpenProject;
  /** Id. */
  readonly case: string;
}

/** The group of sources that name no case. */
export interface OwnSourcesNode {
  readonly kind: 'own-sources';
  readonly open: OpenProject;
}

/** A code applied to a case. */
export interface CaseCodeNode {
  readonly kind: 'code';
  readonly open: OpenProject;
  readonly case: string;
  readonly code: string;
}

export type CasesNode =
  | ProjectNode
  | ValueNode
  | CaseNode
  | OwnSourcesNode
  | CaseCodeNode
  | ExcerptNode
  | MoreNode<CaseCodeNode>;

/** What the provider keeps one object of; excerpts are made anew whenever they are read. */
export type KeptNode = Exclude<CasesNode, ExcerptNode | MoreNode<CaseCodeNode>>;
