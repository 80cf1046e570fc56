import { sentence } from '../base/sentences';
import { type Code, nameIn } from '../codebook/codebook';
import { type Label, labelIn } from '../codebook/label';
import { joinRules } from './codeRules';
import type { Exporting } from './exporting';
import type { StudyCode } from './study';

/** The codes of the book, then those that only codings name. */
export function codesOf({ project, keys, losses, language }: Exporting): StudyCode[] {
  const { book, index } = project;
  const say = (label: Label, code: Code): string => {
    losses.lose('language', otherLanguages, code.id, label.size - 1);
    return labelIn(label, language) ?? '';
  };
  const codeOf = (id: string): StudyCode[] => {
    const code = book.byId.get(id);
    if (!code) return [];
    losses.lose('language', otherLanguages, code.id, Math.max(0, code.name.size - 1));
    if (code.key !== undefined) losses.lose('key', ownKey, code.id);
    return [
      {
        key: keys.of('code', id),
        name: nameIn(code, language),
        description: joinRules({
          definition: code.definition ? say(code.definition, code) : '',
          include: code.include.map((label) => say(label, code)),
          exclude: code.exclude.map((label) => say(label, code)),
          examples: code.examples.map((label) => say(label, code)),
          aliases: code.aliases,
        }),
        color: code.color,
        codable: code.codable,
        children: code.children.flatMap(codeOf),
      },
    ];
  };
  const unknown = index.codes.all().filter((id) => !book.byId.has(id) && index.countOf(id) > 0);
  return [
    ...book.roots.flatMap(codeOf),
    ...unknown.map((id) => ({
      key: keys.of('code', id),
      name: id,
      description: '',
      color: undefined,
      codable: true,
      children: [],
    })),
  ];
}

const otherLanguages = sentence(
  'Names and rules of codes in further languages are left out: there is room for one.',
);
const ownKey = sentence('Letters that apply a code in coding mode are left out.');
