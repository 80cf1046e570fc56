/** Children are texts or elements; what is undefined or false is left out. */
export type Child = Node | string | undefined | false;

/** What an element is made with: its properties, and attributes that are none, as `aria-label`. */
export type Traits<E> = Partial<Omit<E, 'style' | 'children' | 'dataset' | 'attributes'>> & {
  readonly attributes?: Readonly<Record<string, string>>;
};

/** Makes an element. Text is text: nothing is ever read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  traits: Traits<HTMLElementTagNameMap[Name]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  const { attributes = {}, ...properties } = traits;
  Object.assign(made, properties);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** A small picture in the colour of the text around it, of lines in a box of 16 × 16. */
export function icon(path: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Sets an attribute, or takes it away; touches nothing that is as it should be. */
export function setAttribute(at: Element, name: string, value: string | undefined): void {
  if (value === undefined) at.removeAttribute(name);
  else if (at.getAttribute(name) !== value) at.setAttribute(name, value);
}

/** Words with their places in braces filled. */
export function filled(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
