import type { CST } from 'yaml';
import { sentence } from './sentences';
import type { Fault } from './yamlFaults';

interface Visit {
  readonly token: CST.Token;
  /** The outermost `[` or `{` around the token. */
  readonly flow: CST.FlowCollection | undefined;
}

/** What is better told where it begins than where the YAML package notices it. */
export function openingsIn(tokens: readonly CST.Token[], source: string): readonly Fault[] {
  const faults: Fault[] = [];
  const stack: Visit[] = tokens.map((token) => ({ token, flow: undefined }));
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { token, flow } = visit;
    if (isOpenQuote(token)) faults.push(openQuote(token, flow, source));
    if (isOpenFlow(token)) faults.push(openFlow(token, flow, source));
    if (token.type === 'document') {
      if (token.value) stack.push({ token: token.value, flow });
    } else if ('items' in token) {
      const outer = flow ?? (token.type === 'flow-collection' ? token : undefined);
      for (const { key, value } of token.items as readonly CST.CollectionItem[]) {
        if (key && isWideIndent(key, source)) faults.push(wideIndent(key));
        if (key) stack.push({ token: key, flow: outer });
        if (value) stack.push({ token: value, flow: outer });
      }
    }
  }
  return innermostOpen(faults);
}

/** What is open inside leaves everything around it open too: only the innermost is at fault. */
function innermostOpen(faults: readonly Fault[]): Fault[] {
  const open = faults.filter((fault) => fault.kind === 'yaml-syntax');
  const last = open.reduce((a, b) => (a && a.start > b.start ? a : b), open[0]);
  return faults.filter((fault) => fault.kind !== 'yaml-syntax' || fault === last);
}

function isOpenQuote(token: CST.Token): token is CST.FlowScalar {
  if (token.type === 'double-quoted-scalar') {
    const [, backslashes = ''] = /(\\*)"?$/.exec(token.source) ?? [];
    return token.source.length < 2 || !token.source.endsWith('"') || backslashes.length % 2 === 1;
  }
  if (token.type !== 'single-quoted-scalar') return false;
  const [quotes = ''] = /'*$/.exec(token.source.slice(1)) ?? [];
  return quotes.length % 2 === 0;
}

function isOpenFlow(token: CST.Token): token is CST.FlowCollection {
  if (token.type !== 'flow-collection') return false;
  const close = token.start.source === '[' ? 'flow-seq-end' : 'flow-map-end';
  return !token.end.some((end) => end.type === close);
}

/** A key behind full-width or no-break spaces, which look like indentation and are none. */
function isWideIndent(key: CST.Token, source: string): key is CST.FlowScalar {
  if (key.type !== 'scalar' || !/^[\u3000\u00a0]/.test(key.source)) return false;
  return /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, key.offset - 400), key.offset));
}

function openQuote(
  token: CST.FlowScalar,
  flow: CST.FlowCollection | undefined,
  source: string,
): Fault {
  const mark = token.type === 'single-quoted-scalar' ? "'" : '"';
  const text = sentence(
    'This quotation mark is never closed. Put another {mark} where its text ends.',
    { mark },
  );
  const sameLine = flow && !source.slice(flow.offset, token.offset).includes('\n');
  const from = sameLine ? flow.offset : token.offset;
  return {
    kind: 'yaml-syntax',
    start: token.offset,
    end: token.offset + 1,
    sentence: text,
    cure: { blank: from },
  };
}

function openFlow(
  token: CST.FlowCollection,
  flow: CST.FlowCollection | undefined,
  source: string,
): Fault {
  const mark = source.charAt(token.offset);
  const text = sentence('This “{mark}” is never closed. Put “{close}” where it ends.', {
    mark,
    close: mark === '[' ? ']' : '}',
  });
  const fault = { kind: 'yaml-syntax', start: token.offset, end: token.offset + 1, sentence: text };
  const blankable = !flow && token.indent > 0;
  return blankable ? { ...fault, cure: { blank: token.offset } } : fault;
}

function wideIndent(key: CST.FlowScalar): Fault {
  const [spaces = ''] = /^[\u3000\u00a0]+/.exec(key.source) ?? [];
  const end = key.offset + spaces.length;
  const text = sentence(
    'This line is indented with full-width spaces, which YAML does not see. Indent it with ordinary spaces.',
  );
  return {
    kind: 'yaml-space',
    start: key.offset,
    end,
    sentence: text,
    cure: { spaces: [key.offset, end] },
  };
}
