import { casesFile, codebookFile, sourcesFile } from './layout';

/** Where in a project git is told what to merge and show with our command. */
export const attributesFile = '.gitattributes';

/** What is to be changed so that git merges a project with our command, or does not any more. */
export interface SetupPlan {
  /** Text of the project’s `.gitattributes`; '' where there is none. */
  readonly attributes: { readonly before: string; readonly after: string };
  /** Settings of the repository; undefined is one that is not there. */
  readonly settings: readonly {
    readonly key: string;
    readonly before: string | undefined;
    readonly after: string | undefined;
  }[];
}

export function isDone({ attributes, settings }: SetupPlan): boolean {
  return (
    attributes.before === attributes.after &&
    settings.every(({ before, after }) => before === after)
  );
}

/** What goes, and what comes, as lines of a diff: for whoever is to agree to it. */
export function planLines({ attributes, settings }: SetupPlan): string[] {
  const [before, after] = [attributes.before, attributes.after].map((text) => text.split(/\r?\n/));
  const lines = (sign: string, these: readonly string[] = [], those: readonly string[] = []) =>
    these.filter((line) => line !== '' && !those.includes(line)).map((line) => `  ${sign} ${line}`);
  const changes = [...lines('-', before, after), ...lines('+', after, before)];
  const changed = settings.filter((setting) => setting.before !== setting.after);
  return [
    ...(changes.length ? ['.gitattributes', ...changes] : []),
    ...(changed.length ? ['git config'] : []),
    ...changed.flatMap((setting) => [
      ...(setting.before === undefined ? [] : [`  - ${setting.key} = ${setting.before}`]),
      ...(setting.after === undefined ? [] : [`  + ${setting.key} = ${setting.after}`]),
    ]),
  ];
}

/** What git’s shell is to run: each word as it is, and what goes before them as it is written. */
export interface Program {
  readonly words: readonly string[];
  readonly environment?: string;
}

/** The settings that name our command to git. */
export function gitSettings(program: Program): ReadonlyMap<string, string> {
  const command = [program.environment ?? '', ...program.words.map(shellWord)].join(' ').trim();
  return new Map([
    ['merge.codebook.name', 'Codebook: codings one by one'],
    // Git puts the names of files, quoted for the shell, in place of %O, %A, %B and %P.
    ['merge.codebook.driver', `${command.replace(/%/g, '%%')} merge -- %O %A %B %P`],
    ['diff.codebook.textconv', `${command} textconv --`],
  ]);
}

export const settingKeys: readonly string[] = [
  'merge.codebook.name',
  'merge.codebook.driver',
  'diff.codebook.textconv',
];

/** A word as POSIX shells read it; git brings one along on Windows, which takes `/` there. */
function shellWord(word: string): string {
  const path = /^(?:[a-z]:|\\)\\/i.test(word) ? word.replace(/\\/g, '/') : word;
  return /^[\w/.:-]+$/.test(path) ? path : `'${path.replace(/'/g, `'\\''`)}'`;
}

/** The files that a setting runs: its words that are paths, as `shellWord` wrote them. */
export function programsIn(command: string): string[] {
  const words = command.match(/(?:'[^']*'|\\'|[^\s'])+/g) ?? [];
  return words
    .map((word) => word.replace(/'([^']*)'|\\(')/g, (_, quoted?: string) => quoted ?? "'"))
    .filter((word) => /^(?:[a-z]:)?\//i.test(word));
}

const heading = '# Codebook merges these by what they hold, not by lines.';
const lines = [
  heading,
  'codings/**/*.jsonl merge=codebook diff=codebook text eol=lf',
  ...[codebookFile, casesFile, sourcesFile].map((file) => `/${file} merge=codebook`),
];

/** The text of `.gitattributes` with our lines at its end, each once; all else stays as it is. */
export function withAttributes(text: string): string {
  const present = new Set(text.split(/\r?\n/));
  if (lines.every((line) => present.has(line))) return text;
  const others = withoutAttributes(text);
  const lineEnd = others.includes('\r\n') ? '\r\n' : '\n';
  const gap = others === '' || /\n$/.test(others) ? '' : lineEnd;
  return others + gap + lines.map((line) => line + lineEnd).join('');
}

/** The text of `.gitattributes` without the lines that are ours. */
export function withoutAttributes(text: string): string {
  const ours = new Set(lines);
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? [])
    .filter((line) => !ours.has(line.replace(/\r?\n$/, '')))
    .join('');
}
