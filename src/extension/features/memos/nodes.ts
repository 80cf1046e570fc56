import type { CodingMemo } from '../../../core/project/codingMemos';
import type { ThingKind } from '../../../core/memos/things';
import type { MoreNode } from '../../tree/moreItem';
import type { ProjectNode } from '../../tree/projectItem';
import type { OpenProject } from '../../workspace';

/** What memos are grouped by: what they are about; those about nothing of these. */
export type GroupKind = Exclude<ThingKind, 'memo'> | 'other';

export interface GroupNode {
  readonly kind: 'group';
  readonly open: OpenProject;
  readonly of: GroupKind;
}

/** A memo that is a file; it may be in several groups. */
export interface MemoNode {
  readonly kind: 'memo';
  readonly open: OpenProject;
  readonly path: string;
  /** Undefined in a list that is not grouped. */
  readonly group: GroupKind | undefined;
}

/** A memo that links to the one above it. */
export interface MentionNode {
  readonly kind: 'mention';
  readonly open: OpenProject;
  readonly parent: MemoNode;
  /** The file in which the link stands. */
  readonly path: string;
  /** 1-based, of the first of them. */
  readonly line: number;
  /** What stands on that line. */
  readonly text: string;
}

/** The memo of a coding, as it was when the row was made. */
export interface CodingMemoNode {
  readonly kind: 'codingMemo';
  readonly open: OpenProject;
  readonly memo: CodingMemo;
}

/** What the provider keeps one object of. */
export type KeptNode = ProjectNode | GroupNode | MemoNode;

export type More = MoreNode<ProjectNode | GroupNode>;

export type MemosNode = KeptNode | MentionNode | CodingMemoNode | More;
