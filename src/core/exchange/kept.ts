import type { VariableType } from './study';

/**
 * What an imported project says that has no place of its own in ours. It is kept in a file beside
 * the codebook, so that an export gives it back.
 */
export interface Kept {
  /** The program that the project came from. */
  readonly origin: string;
  /** Identifiers that are not ours: by kind, then by what we name the thing. */
  readonly guids: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly variables: readonly {
    readonly name: string;
    readonly type: VariableType;
    readonly description: string;
  }[];
  /** Of sets: what is no source. Those are in the column “groups” of `sources.csv`. */
  readonly sets: readonly {
    readonly name: string;
    readonly description: string;
    /** Identifiers. */
    readonly codes: readonly string[];
    readonly notes: readonly string[];
  }[];
  readonly links: readonly {
    readonly key: string;
    readonly name: string;
    readonly direction?: string | undefined;
    readonly color?: string | undefined;
    readonly origin?: string | undefined;
    readonly target?: string | undefined;
    readonly notes: readonly string[];
  }[];
  /** Selections that links name: the codings on each. */
  readonly selections: Readonly<Record<string, readonly string[]>>;
}

export const keptFile = 'refi-qda.json';

export const nothingKept: Kept = {
  origin: '',
  guids: {},
  variables: [],
  sets: [],
  links: [],
  selections: {},
};

export function writeKept(kept: Kept): string {
  return `${JSON.stringify(kept, null, 2)}\n`;
}

/** Undefined when it is no such file, as after a slip of the hand. */
export function readKept(text: string): Kept | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const isKept = isRecord(value) && sound.every(([key, test]) => test(value[key]));
  return isKept ? (value as Kept) : undefined;
}

type Test = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Test = (value) => typeof value === 'string';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);
const eachOf =
  (test: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value).every(test);
const listOf =
  (test: (item: Readonly<Record<string, unknown>>) => boolean): Test =>
  (value) =>
    Array.isArray(value) && value.every((item) => isRecord(item) && test(item));

const sound: readonly (readonly [keyof Kept, Test])[] = [
  ['origin', isText],
  ['guids', eachOf(eachOf(isText))],
  [
    'variables',
    listOf((item) => ['name', 'type', 'description'].every((key) => isText(item[key]))),
  ],
  [
    'sets',
    listOf(
      (item) =>
        isText(item['name']) &&
        isText(item['description']) &&
        isTexts(item['codes']) &&
        isTexts(item['notes']),
    ),
  ],
  [
    'links',
    listOf((item) => isText(item['key']) && isText(item['name']) && isTexts(item['notes'])),
  ],
  ['selections', eachOf(isTexts)],
];
