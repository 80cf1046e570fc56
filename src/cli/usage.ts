import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A subcommand: how it is asked for, and what it does. */
export interface Command {
  readonly name: string;
  /** A few words for the list of commands. */
  readonly summary: string;
  /** What may follow the name. */
  readonly usage: string;
  /** What `--help` says below the usage. */
  readonly help: string;
}

/** The command line can't be understood or names what is not there: exit code 2. */
export class WrongUsage extends Error {
  /** @param isGrammar whether the usage would help */
  constructor(
    message: string,
    readonly isGrammar = true,
  ) {
    super(message);
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>
>;

export interface Arguments<O extends Options> {
  readonly values: Parsed<O>['values'];
  /** What stands before the project's folder. */
  readonly named: readonly string[];
  /** The project's. */
  readonly folder: string;
}

/** An option after which several values may stand, up to the next option. */
export interface ListOption {
  readonly name: string;
  /** Whether an argument there can be the project's folder after all: as the last one, it is. */
  readonly isFolder: (argument: string) => boolean;
}

/** What may stand on the command line beside the options by their names. */
export interface Grammar {
  readonly list?: ListOption;
  /** What must stand before the project's folder. */
  readonly names?: readonly string[];
}

/**
 * The options by name, and what is no option: an argument for each of `names`, then the project's
 * folder, which is `.` where it is left out.
 */
export function readArguments<O extends Options>(
  args: readonly string[],
  options: O,
  { list, names = [] }: Grammar = {},
): Arguments<O> {
  const { values, positionals } = parsed(list ? spelledOut(args, options, list) : args, options);
  const named = positionals.slice(0, names.length);
  const missing = names[named.length];
  if (missing !== undefined) throw new WrongUsage(`${missing} is missing.`);
  const [folder = '.', ...more] = positionals.slice(names.length);
  if (more.length) throw new WrongUsage(`One project at a time: what is “${more.join(' ')}”?`);
  return { values, named, folder };
}

/** `--code a b` as `--code a --code b`. */
function spelledOut(args: readonly string[], options: Options, list: ListOption): string[] {
  const tokens = tokensOf(args, options);
  const inList = new Set<number>();
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    const follows =
      before?.kind === 'option' ? before.name === list.name : before && inList.has(before.index);
    if (token.kind === 'positional' && follows) inList.add(token.index);
  });
  const isNamed = tokens.some(({ kind, index }) => kind === 'positional' && !inList.has(index));
  const last = [...inList].at(-1);
  if (last !== undefined && !isNamed && list.isFolder(args[last] ?? '')) inList.delete(last);
  return args.flatMap((argument, i) => (inList.has(i) ? [`--${list.name}`, argument] : [argument]));
}

function tokensOf(args: readonly string[], options: Options) {
  return said(() => parseArgs({ args: [...args], options, allowPositionals: true, tokens: true }))
    .tokens;
}

/** The options by name, and the files named beside them. */
export function readFiles<O extends Options>(
  args: readonly string[],
  options: O,
): { readonly values: Parsed<O>['values']; readonly files: readonly string[] } {
  const { values, positionals: files } = parsed(args, options);
  return { values, files };
}

/** The files that a command works on, in their order; the last one may be left out. */
export function readPaths<N extends readonly string[]>(
  args: readonly string[],
  names: readonly [...N],
  optional?: string,
): readonly [...{ [each in keyof N]: string }, string?] {
  const { positionals } = parsed(args, {});
  const missing = names[positionals.length];
  if (missing !== undefined) throw new WrongUsage(`Name the file <${missing}> too.`);
  const [more] = positionals.slice(names.length + (optional === undefined ? 0 : 1));
  if (more !== undefined) throw new WrongUsage(`There is one file too many: “${more}”.`);
  return positionals as unknown as readonly [...{ [each in keyof N]: string }, string?];
}

function parsed<O extends Options>(args: readonly string[], options: O): Parsed<O> {
  return said(() => parseArgs({ args: [...args], options, allowPositionals: true }));
}

function said<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!isParseError(error)) throw error;
    // What follows the first sentence is advice on positional arguments.
    const [words = ''] = error.message.split(/\.\s/);
    throw new WrongUsage(`${words.replace(/\.$/, '')}.`);
  }
}

function isParseError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

/** The value if it is one of those there are. */
export function oneOf<T extends string>(option: string, value: string, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found === undefined)
    throw new WrongUsage(`${option} is ${known.join(', ')}; not “${value}”.`);
  return found;
}
