import type { SideLook } from '../../core/analysis/tableLook';
import type {
  ExportSheet,
  OneOfTool,
  QueryTool,
  TextTool,
  TableState,
  TableWords,
  TickTool,
  Tool,
} from '../../protocol/table';
import { button, Choice, field, tick } from '../base/controls';
import { element } from '../base/dom';
import { FaultLine } from '../base/fault';
import type { Proposed } from '../base/proposals';
import { QueryParts } from '../base/queryParts';
import { OneOf } from './oneOf';
import { TickLine } from './ticks';

export interface ToolEvents {
  /** How a query may go on. */
  propose(this: void, text: string): Promise<Proposed>;
  /** A tool was set. */
  ask(key: string, value: string): void;
  look(part: Partial<SideLook>): void;
  tickAll(isOn: boolean): void;
  act(key: string): void;
  copy(): void;
  export(ending: ExportSheet['ending']): void;
}

/** What there is in the page of a tool. */
interface Made {
  readonly kind: Tool['kind'];
  readonly at: HTMLElement;
  /** Said of it elsewhere. */
  readonly beside?: readonly HTMLElement[];
  /** @param isOne whether there is no other of its kind */
  show(tool: Tool, isOne: boolean): void;
}

/** Above the table: what the host says that there is to be chosen, and what can be taken away. */
export class TableTools {
  readonly at: HTMLElement;
  private readonly made = new Map<string, Made>();
  private readonly tabs = element('div', { className: 'line tabs' });
  private readonly settings = element('div', { className: 'line' });
  private readonly chips = element('div', { className: 'line' });
  private readonly faults = element('div', { className: 'faults' });
  readonly ticks: TickLine;
  private readonly filter: HTMLInputElement;
  private readonly filterAt: HTMLElement;
  private readonly more: HTMLButtonElement;
  private readonly away: HTMLElement;

  constructor(
    private readonly words: TableWords,
    private readonly events: ToolEvents,
  ) {
    const filter = field(words.filterRows, (text) => events.look({ filter: text }), {
      isInside: true,
    });
    this.filter = filter.input;
    this.filterAt = filter.at;
    this.more = element(
      'button',
      { type: 'button', className: 'more', attributes: { 'aria-expanded': 'false' } },
      words.more,
    );
    this.more.addEventListener('click', () => this.showMore(!this.at.classList.contains('all')));
    this.ticks = new TickLine(events);
    this.away = this.takeAway();
    this.tabs.append(this.more, this.away);
    const attributes = { 'aria-label': words.tools };
    this.at = element(
      'div',
      { className: 'tools', role: 'group', attributes },
      this.tabs,
      this.settings,
      this.chips,
      this.faults,
      this.ticks.at,
    );
  }

  show(tools: readonly Tool[], { look }: TableState): void {
    const wanted = new Set(tools.map(nameOf));
    for (const [name, made] of this.made) {
      if (wanted.has(name)) continue;
      made.at.remove();
      made.beside?.forEach((at) => at.remove());
      this.made.delete(name);
    }
    for (const tool of tools) {
      const name = nameOf(tool);
      let made = this.made.get(name);
      if (!made) this.made.set(name, (made = this.make(tool)));
      this.put(made, tool);
      made.show(tool, tools.filter(({ kind }) => kind === tool.kind).length === 1);
    }
    const has = (kind: Tool['kind']) => tools.some((tool) => tool.kind === kind);
    const settings = tools.flatMap((tool) =>
      tool.kind === 'tabs' || tool.kind === 'chips' ? [] : (this.made.get(nameOf(tool))?.at ?? []),
    );
    // Where there are no tabs, or no chips, what would stand alone in a line goes into the one above.
    if (!has('chips')) settings.push(this.filterAt);
    else if (!this.chips.contains(this.filterAt)) this.chips.append(this.filterAt);
    if (has('tabs')) putInOrder(this.settings, settings);
    else putInOrder(this.tabs, [...settings, this.more, this.away]);
    for (const line of [this.settings, this.chips]) line.hidden = !line.childElementCount;
    if (this.filter !== document.activeElement) this.filter.value = look.filter;
  }

  focusFilter(): void {
    this.showMore(true);
    this.filter.select();
  }

  /** In a picture there are no rows. */
  offerFilter(isOffered: boolean): void {
    this.filterAt.hidden = !isOffered;
  }

  emptyFilter(): void {
    this.filter.value = '';
  }

  /** In a small window only the first tools are there until the others are asked for. */
  private showMore(isAll: boolean): void {
    this.at.classList.toggle('all', isAll);
    this.more.setAttribute('aria-expanded', String(isAll));
  }

  /** Tabs stand before what can be taken away, chips before the filter. */
  private put({ at }: Made, { kind }: Tool): void {
    if (at.isConnected) return;
    if (kind === 'tabs') this.tabs.prepend(at);
    if (kind === 'chips') this.chips.prepend(at);
  }

  private make(tool: Tool): Made {
    switch (tool.kind) {
      case 'tabs':
      case 'chips':
        return this.buttons(tool);
      case 'choice':
        return this.choice(tool);
      case 'tick':
        return this.tick(tool);
      case 'text':
      case 'query':
        return this.field(tool);
    }
  }

  private buttons({ kind, key, label }: OneOfTool): Made {
    const oneOf = new OneOf(kind, label, (value) => this.events.ask(key, value));
    return { kind, at: oneOf.at, show: (tool) => oneOf.show(tool as OneOfTool) };
  }

  private choice({ kind, key, label }: OneOfTool): Made {
    const choice = new Choice(label, (value) => this.events.ask(key, value));
    const show = (tool: Tool) => {
      choice.offer((tool as OneOfTool).options);
      choice.value = tool.value;
    };
    return { kind, at: choice.at, show };
  }

  private tick({ kind, key, label, hint }: TickTool): Made {
    const { at, input } = tick(label, (isOn) => this.events.ask(key, isOn ? 'yes' : ''), hint);
    return { kind, at, show: ({ value }) => (input.checked = value === 'yes') };
  }

  private field({
    kind,
    key,
    label,
    hint: title,
    example: placeholder,
  }: QueryTool | TextTool): Made {
    const { propose } = this.events;
    const isQuery = kind === 'query';
    const look = {
      ...{ title, placeholder, patience: 350, className: isQuery ? 'query' : 'words' },
      ...(isQuery ? { propose } : {}),
    };
    const { at, input } = field(label, (text) => this.events.ask(key, text), look);
    const fault = new FaultLine(input);
    const ask = (text: string) => this.events.ask(key, text);
    const parts = new QueryParts(input, { label, without: this.words.withoutPart }, ask);
    this.faults.append(parts.at, fault.at);
    const show = (tool: Tool, isOne: boolean) => {
      // What is being typed is newer than what was counted.
      if (input !== document.activeElement) input.value = tool.value;
      fault.show(tool.value, (tool as QueryTool | TextTool).fault);
      parts.show((tool.kind === 'query' && tool.parts) || [], !isOne);
    };
    return { kind, at, beside: [parts.at, fault.at], show };
  }

  private takeAway(): HTMLElement {
    const { words, events } = this;
    const copy = button(words.copy, () => events.copy(), words.copy);
    const files = words.exports.map(({ ending, title }) =>
      button(
        ending === 'md' ? 'Markdown' : ending.toUpperCase(),
        () => events.export(ending),
        title,
      ),
    );
    return element('div', { className: 'take-away' }, copy, ...files);
  }
}

/** What is made of a tool can be shown anew as long as these stay. */
function nameOf({ kind, key, label }: Tool): string {
  return [kind, key, label].join('\n');
}

/** Moves nothing that has the focus: that would take the focus from it. */
function putInOrder(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  const there = [...parent.children];
  if (wanted.length === there.length && wanted.every((at, i) => at === there[i])) return;
  const fixed = wanted.findIndex(
    (at) => parent.contains(at) && at.contains(document.activeElement),
  );
  const anchor = wanted[fixed];
  wanted.forEach((at, i) => {
    if (anchor && i < fixed) parent.insertBefore(at, anchor);
    else if (i > fixed) parent.append(at);
  });
}
