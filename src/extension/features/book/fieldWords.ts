import * as vscode from 'vscode';

/** What a field of the codebook is for, in a sentence. */
export function fieldInWords(field: string): string {
  const words: Readonly<Record<string, string>> = {
    title: vscode.l10n.t('What the codebook is called.'),
    codes: vscode.l10n.t('The codes inside: an id on each line, and its fields below it.'),
    name: vscode.l10n.t('What coders see. One text, or one for each language.'),
    color: vscode.l10n.t('The colour of its highlights, as in "#4e79a7". Without one it is given.'),
    codable: vscode.l10n.t('“false” for a category, which only groups codes and is never applied.'),
    definition: vscode.l10n.t('What the code means.'),
    include: vscode.l10n.t('What counts as this code, one criterion a line.'),
    exclude: vscode.l10n.t(
      'What does not count though it might seem to, and which code to use instead: “(use mentoring)”.',
    ),
    examples: vscode.l10n.t('Words from the sources that show what is meant.'),
    aliases: vscode.l10n.t('Other words by which the code is found.'),
    key: vscode.l10n.t('The letter that applies the code in coding mode.'),
  };
  return words[field] ?? '';
}

/** How a field begins, as a snippet. @param languages in which the book gives such texts */
export function fieldSnippet(field: string, isFlow: boolean, languages: readonly string[]): string {
  switch (field) {
    case 'name':
    case 'title':
      return languages.length > 1 ? `${field}: {${inLanguages(languages, ', ')}}` : `${field}: $0`;
    case 'definition':
      if (languages.length < 2) return 'definition: $0';
      return isFlow
        ? `definition: {${inLanguages(languages, ', ')}}`
        : `definition:\n  ${inLanguages(languages, '\n  ')}`;
    case 'color':
      return 'color: "$0"';
    case 'codable':
      return 'codable: ${1|false,true|}';
    case 'include':
    case 'exclude':
    case 'examples':
      return isFlow ? `${field}: [$0]` : `${field}:\n  - $0`;
    case 'aliases':
      return 'aliases: [$0]';
    case 'codes':
      return isFlow ? 'codes: {${1:id}: $0}' : 'codes:\n  ${1:id}:\n    name: $0';
    default:
      return `${field}: $0`;
  }
}

function inLanguages(languages: readonly string[], between: string): string {
  return languages.map((language, i) => `${language}: \${${i + 1}}`).join(between);
}
