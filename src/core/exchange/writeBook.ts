import { plainLabel } from '../codebook/label';
import { labelSource, textSource } from '../codebook/source';
import { splitRules } from './codeRules';
import type { StudyCode } from './study';

/** The text of a `codebook.yaml` with these codes. */
export function writeBook(
  title: string,
  codes: readonly StudyCode[],
  idOf: (code: StudyCode) => string,
): string {
  const head = title === '' ? [] : [`title: ${textSource(title)}`];
  if (!codes.length) return [...head, 'codes: {}', ''].join('\n');
  return [...head, 'codes:', ...linesOf(codes, idOf, '  '), ''].join('\n');
}

function linesOf(
  codes: readonly StudyCode[],
  idOf: (code: StudyCode) => string,
  indent: string,
): string[] {
  return codes.flatMap((code) => {
    const id = idOf(code);
    const fields = [
      ...(code.name === id ? [] : [`name: ${textSource(code.name)}`]),
      ...(code.color === undefined ? [] : [`color: ${textSource(code.color)}`]),
      ...(code.codable ? [] : ['codable: false']),
      ...rulesOf(code.description, `${indent}    `),
    ].map((field) => `${indent}  ${field}`);
    const inner = code.children.length
      ? [`${indent}  codes:`, ...linesOf(code.children, idOf, `${indent}    `)]
      : [];
    const lines = [...fields, ...inner];
    return [`${indent}${textSource(id)}:${lines.length ? '' : ' {}'}`, ...lines];
  });
}

function rulesOf(description: string, indent: string): string[] {
  const { definition, ...lists } = splitRules(description);
  const said = Object.entries(lists).filter(([, items]) => items.length);
  return [
    ...(definition === '' ? [] : [`definition: ${blockSource(definition, indent)}`]),
    ...said.map(([name, items]) =>
      [`${name}:`, ...items.map((item) => `${indent}- ${labelSource(plainLabel(item))}`)].join(
        '\n',
      ),
    ),
  ];
}

/** Several lines as several lines, where YAML gives them back as they are. */
export function blockSource(text: string, indent: string): string {
  const isPlain = text.includes('\n') && /^\S/.test(text) && !/\s$|[ \t]\n|[^\P{C}\n]/u.test(text);
  if (!isPlain) return textSource(text);
  const lines = text.split('\n').map((line) => (line === '' ? '' : `${indent}${line}`));
  return ['|-', ...lines].join('\n');
}
