import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import { isId } from '../../codebook/id';
import type { StudyCode } from '../../exchange/study';
import { keyFor } from '../../exchange/studyKeys';

/** What a table says of a code. */
export interface CodeRow {
  /** From the outermost code around it to its own name. */
  readonly path: readonly string[];
  readonly id?: string | undefined;
  readonly description: string;
  readonly color: string | undefined;
  readonly codable: boolean;
}

interface Branch {
  readonly name: string;
  readonly path: string;
  readonly children: Branch[];
  row: CodeRow | undefined;
  isUsed: boolean;
}

/** Codes inside codes are seldom ten deep; what is deeper than this would exhaust the stack. */
export const deepest = 100;

export function refuseDeep(depth: number): void {
  if (depth > deepest)
    throw new Refusal(
      sentence('This table has codes inside codes more than {depth} deep, so it was not read.', {
        depth: deepest,
      }),
    );
}

/** Codes as tables name them, one by one, made into a tree: what only stands above others is a category. */
export class CodeTree {
  private readonly roots: Branch[] = [];
  private readonly byPath = new Map<string, Branch>();

  /** False where a code of that path was put in before: the first one counts. */
  put(row: CodeRow): boolean {
    const branch = this.at(row.path);
    if (branch.row) return false;
    branch.row = row;
    return true;
  }

  /** The key of a code that a coding names; it is put in where it is not there. */
  use(path: readonly string[]): string {
    const branch = this.at(path);
    branch.isUsed = true;
    return keyOf(branch);
  }

  keyAt(path: readonly string[]): string {
    return keyOf(this.at(path));
  }

  codes(): StudyCode[] {
    return this.roots.map(grown);
  }

  private at(path: readonly string[]): Branch {
    const joined = path.map(fold).join('\n');
    const known = this.byPath.get(joined);
    if (known) return known;
    refuseDeep(path.length);
    const above = path.slice(0, -1);
    const siblings = above.length ? this.at(above).children : this.roots;
    const name = path.at(-1) ?? '';
    const branch = { name, path: joined, children: [], row: undefined, isUsed: false };
    siblings.push(branch);
    this.byPath.set(joined, branch);
    return branch;
  }
}

function grown(branch: Branch): StudyCode {
  const { name, children, row, isUsed } = branch;
  const id = row?.id !== undefined && isId(row.id) ? row.id : undefined;
  return {
    key: keyOf(branch),
    name,
    description: row?.description ?? '',
    color: row?.color,
    codable: row ? row.codable || isUsed : isUsed,
    children: children.map(grown),
    ...(id === undefined ? {} : { id }),
  };
}

function keyOf({ path, row }: Branch): string {
  return row?.id === undefined ? keyFor('code', 'table', path) : keyFor('code', row.id);
}

function fold(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
