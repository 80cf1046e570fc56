import type { Fault } from '../../protocol/matrix';
import { element, setAttribute } from './dom';

/** Gives each line an id of its own. */
let made = 0;

/** Below a field: what is wrong with the query in it, and where. */
export class FaultLine {
  readonly at = element('div', { className: 'fault', id: `fault-${++made}`, role: 'alert' });

  constructor(private readonly field: HTMLInputElement) {
    setAttribute(field, 'aria-describedby', this.at.id);
  }

  show(query: string, fault: Fault | undefined): void {
    const { span, words = '' } = fault ?? {};
    const around = span && [
      query.slice(0, span.start),
      query.slice(span.start, span.end) || ' ',
      query.slice(span.end),
    ];
    const marked =
      around &&
      element(
        'div',
        { className: 'where', attributes: { 'aria-hidden': 'true' } },
        around[0],
        element('mark', {}, around[1]),
        around[2],
      );
    setAttribute(this.field, 'aria-invalid', String(fault !== undefined));
    if (this.at.textContent === `${marked?.textContent ?? ''}${words}`) return;
    this.at.replaceChildren(...(marked ? [marked] : []), words);
  }
}
