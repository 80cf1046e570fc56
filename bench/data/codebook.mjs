import { codeId } from './study.mjs';

/** The codes as `codebook.yaml` writes them. */
export function codebook(codes) {
  return `title: Generated project\ncodes:\n${codesBelow(codes, undefined, '  ')}`;
}

function codesBelow(codes, parent, indent) {
  const numbers = [...codes.keys()].filter((number) => codes[number].parent === parent);
  return numbers.map((number) => written(codes, number, indent)).join('');
}

function written(codes, number, indent) {
  const { name, color } = codes[number];
  const below = codesBelow(codes, number, `${indent}    `);
  return [
    `${indent}${codeId(number)}:\n`,
    `${indent}  name: ${JSON.stringify(name)}\n`,
    `${indent}  color: ${JSON.stringify(color)}\n`,
    below === '' ? '' : `${indent}  codes:\n${below}`,
  ].join('');
}
