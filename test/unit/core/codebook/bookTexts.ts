import fc from 'fast-check';

/** How one code is written. */
interface Shape {
  readonly style: 'bare' | 'short' | 'block' | 'flow' | 'tilde' | 'braces';
  readonly comment: boolean;
  readonly gap: boolean;
  readonly field: string;
  readonly codesFirst: boolean;
  readonly inner: readonly Shape[];
}

interface Look {
  readonly idStep: number;
  readonly fieldStep: number;
  readonly lineEnd: string;
  readonly head: string;
  readonly tail: string;
  readonly bom: boolean;
}

const fields = [
  'name: 带教',
  'name: {en: Mentoring, zh: 带教}',
  'definition: "a: # b"',
  'definition: |\n@  Two\n@\n@  lines.',
  'definition: >+\n@  Folded\n@',
  'definition: Plain\n@  over lines # with a comment',
  'include:\n@- a\n@- {en: b}',
  'include: [a, b]',
  'aliases:\n@  - a # first\n@  # and\n@  - b',
  'color: "#123456"',
  'examples: &x a',
  'name: # nothing yet',
];

const { tree } = fc.letrec<{ tree: Shape; list: Shape[] }>((tie) => ({
  list: fc.array(tie('tree'), { maxLength: 3 }),
  tree: fc.record({
    style: fc.constantFrom('bare', 'short', 'block', 'block', 'flow', 'tilde', 'braces'),
    comment: fc.boolean(),
    gap: fc.boolean(),
    field: fc.constantFrom(...fields),
    codesFirst: fc.boolean(),
    inner: fc.oneof({ maxDepth: 3 }, fc.constant([]), tie('list')),
  }),
}));

const look = fc.record({
  idStep: fc.constantFrom(1, 2, 4),
  fieldStep: fc.constantFrom(1, 2, 3),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  head: fc.constantFrom('', '# Head\n\n', 'title: x\n', '---\n', '%YAML 1.2\n---\n'),
  tail: fc.constantFrom(
    '\n',
    '',
    '\n\n',
    '\n# End',
    '\n# End\n',
    '\n\n  # Aside\n',
    '\ntitle: y\n',
  ),
  bom: fc.boolean(),
});

/** Sound codebooks in every style that people write, with ids `c1`, `c2`, … */
export const bookTexts: fc.Arbitrary<string> = fc
  .tuple(fc.array(tree, { maxLength: 4 }), look)
  .map(([codes, style]) => textOf(codes, style));

function textOf(codes: readonly Shape[], look: Look): string {
  let count = 0;
  const next = () => `c${++count}`;
  const flow = (shape: Shape): string => {
    const inner = shape.inner.map((each) => `${next()}: ${flow(each)}`).join(', ');
    return `{name: X${inner === '' ? '' : `, codes: {${inner}}`}}`;
  };
  const block = (shape: Shape, indent: number): string[] => {
    const pad = ' '.repeat(indent);
    const lines = [...(shape.gap ? [''] : []), ...(shape.comment ? [`${pad}# About`] : [])];
    const id = `${pad}${next()}:`;
    if (shape.style === 'short') return [...lines, `${id} A name # why`];
    if (shape.style === 'bare') return [...lines, id];
    if (shape.style === 'tilde') return [...lines, `${id} ~`];
    if (shape.style === 'braces') return [...lines, `${id} {} # why`];
    if (shape.style === 'flow') return [...lines, `${id} ${flow(shape)}`];
    const inset = ' '.repeat(indent + look.fieldStep);
    const field = `${inset}${shape.field.replace(/@/g, inset)}`;
    const inner = shape.inner.flatMap((each) => block(each, indent + look.fieldStep + look.idStep));
    const codesLines = inner.length > 0 ? [`${inset}codes:`, ...inner] : [];
    return [...lines, id, ...(shape.codesFirst ? [...codesLines, field] : [field, ...codesLines])];
  };
  const lines = codes.flatMap((shape) => block(shape, look.idStep));
  const tail = look.head.startsWith('title') ? look.tail.replace('title: y', '# y') : look.tail;
  const text = `${look.head}codes:${lines.map((line) => `\n${line}`).join('')}${tail}`;
  return (look.bom ? '\ufeff' : '') + text.replace(/\n/g, look.lineEnd);
}
