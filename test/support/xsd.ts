import type { Element } from '../../src/core/packed/dataXml';
import { readXml } from '../../src/core/packed/dataXml';

/**
 * Checks XML against a schema, as far as those of REFI-QDA go: sequences and choices with how often
 * each may be, attributes with their types, patterns and lists of values. What it does not know it
 * throws at, so that nothing passes unchecked.
 */
export class Schema {
  private readonly root: Element;
  private readonly types = new Map<string, Element>();

  constructor(xsd: Uint8Array) {
    this.root = readXml('schema', xsd).root;
    for (const child of this.root.children)
      if (child.name.endsWith('Type')) this.types.set(nameOf(child), child);
  }

  /** What is wrong, with the way to it; nothing where all is well. */
  check(bytes: Uint8Array): string[] {
    const { root } = readXml('checked', bytes);
    const faults: string[] = [];
    const [element] = named(this.root, 'element').filter((each) => nameOf(each) === root.name);
    if (!element) return [`no root “${root.name}”`];
    const space = this.root.attributes.get('targetNamespace');
    if (root.attributes.get('xmlns') !== space) faults.push('wrong namespace');
    this.checkElement(root, element, root.name, faults);
    return faults;
  }

  private checkElement(element: Element, declared: Element, way: string, faults: string[]): void {
    const type = declared.attributes.get('type') ?? '';
    const complex = type.startsWith('xsd:') ? undefined : this.types.get(type);
    if (complex?.name !== 'complexType') {
      if (element.children.length) faults.push(`${way}: elements where text stands`);
      this.checkText(element.text, type, way, faults);
      return;
    }
    if (element.text.trim() !== '') faults.push(`${way}: text where elements stand`);
    this.checkAttributes(element, complex, way, faults);
    const [model] = complex.children.filter(({ name }) => ['sequence', 'choice'].includes(name));
    const left = model ? this.take([...element.children], model, way, faults) : element.children;
    for (const each of left) faults.push(`${way}: ${each.name} is not allowed here`);
  }

  /** Gives the children that are left over. */
  private take(children: Element[], model: Element, way: string, faults: string[]): Element[] {
    const [least, most] = occurs(model);
    for (let times = 0; times < most; times++) {
      const before = children.length;
      if (model.name === 'choice') this.takeChoice(children, model, way, faults);
      else for (const part of parts(model)) this.takePart(children, part, way, faults);
      if (children.length === before) {
        if (times < least && model.name === 'choice' && !parts(model).every(isOptional))
          faults.push(`${way}: nothing chosen`);
        break;
      }
    }
    return children;
  }

  private takePart(children: Element[], part: Element, way: string, faults: string[]): void {
    if (part.name !== 'element') {
      this.take(children, part, way, faults);
      return;
    }
    const [least, most] = occurs(part);
    let times = 0;
    for (; times < most && children[0]?.name === nameOf(part); times++)
      this.takeFirst(children, part, way, faults);
    if (times < least) faults.push(`${way}: ${nameOf(part)} is missing`);
  }

  private takeChoice(children: Element[], model: Element, way: string, faults: string[]): void {
    const [first] = children;
    const part = parts(model).find((each) => nameOf(each) === first?.name);
    if (part) this.takeFirst(children, part, way, faults);
  }

  private takeFirst(children: Element[], part: Element, way: string, faults: string[]): void {
    const first = children.shift();
    if (first) this.checkElement(first, part, `${way}/${first.name}`, faults);
  }

  private checkAttributes(element: Element, type: Element, way: string, faults: string[]): void {
    const declared = new Map(named(type, 'attribute').map((each) => [nameOf(each), each]));
    for (const [name, each] of declared)
      if (each.attributes.get('use') === 'required' && !element.attributes.has(name))
        faults.push(`${way}: no ${name}`);
    for (const [name, value] of element.attributes) {
      if (['xmlns', 'xsi', 'schemaLocation'].includes(name)) continue;
      const each = declared.get(name);
      if (!each) faults.push(`${way}: ${name} is unknown`);
      else this.checkText(value, each.attributes.get('type') ?? '', `${way}@${name}`, faults);
    }
  }

  private checkText(text: string, type: string, way: string, faults: string[]): void {
    const simple = this.types.get(type);
    const restriction = simple?.children.find(({ name }) => name === 'restriction');
    const values = named(restriction, 'enumeration').map((each) => each.attributes.get('value'));
    const patterns = named(restriction, 'pattern').map(
      (each) => each.attributes.get('value') ?? '',
    );
    const isRight = restriction
      ? (!values.length || values.includes(text)) &&
        (!patterns.length || patterns.some((each) => new RegExp(`^(?:${each})$`).test(text)))
      : known(type).test(text);
    if (!isRight) faults.push(`${way}: “${text}” is no ${type}`);
  }
}

/** The types of XML Schema that are met here (XML Schema Part 2, 3.2 and 3.3). */
function known(type: string): RegExp {
  const types: Readonly<Record<string, RegExp>> = {
    'xsd:string': /^/,
    'xsd:boolean': /^(?:true|false|1|0)$/,
    'xsd:integer': /^[+-]?\d+$/,
    'xsd:decimal': /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
    'xsd:date': /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/,
    'xsd:dateTime': /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
  };
  const found = types[type];
  if (!found) throw new Error(`The schema's type “${type}” is not known here.`);
  return found;
}

function parts(model: Element): Element[] {
  return model.children.filter(({ name }) => ['element', 'sequence', 'choice'].includes(name));
}

function isOptional(part: Element): boolean {
  return occurs(part)[0] === 0;
}

function occurs({ attributes }: Element): [number, number] {
  const most = attributes.get('maxOccurs') ?? '1';
  return [
    Number(attributes.get('minOccurs') ?? '1'),
    most === 'unbounded' ? Infinity : Number(most),
  ];
}

function named(element: Element | undefined, name: string): Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

function nameOf(element: Element): string {
  return element.attributes.get('name') ?? '';
}
