import type { CST } from 'yaml';
import { sentence } from './sentences';
import type { Fault } from './yamlFaults';

/** Deep enough for 100 codes inside each other; a deeper tree could exhaust the stack. */
export const maxDepth = 256;

export interface Survey {
  /** Where the tree goes deeper than it may, if it does. */
  readonly tooDeep: number | undefined;
  /** What is better told where it begins than where the YAML package notices it. */
  readonly faults: readonly Fault[];
}

interface Visit {
  readonly token: CST.Token;
  readonly depth: number;
  /** The outermost `[` or `{` around the token. */
  readonly flow: CST.FlowCollection | undefined;
}

/** Looks a token tree over before anything walks it recursively. */
export function survey(tokens: readonly CST.Token[], source: string): Survey {
  const faults: Fault[] = [];
  const stack: Visit[] = tokens.map((token) => ({ token, depth: 0, flow: undefined }));
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { token, depth, flow } = visit;
    if (depth > maxDepth) return { tooDeep: token.offset, faults: [] };
    if (isOpenQuote(token)) faults.push(openQuote(token, flow, source));
    if (token.type === 'document') {
      if (token.value) stack.push({ token: token.value, depth, flow });
    } else if ('items' in token) {
      const outer = flow ?? (token.type === 'flow-collection' ? token : undefined);
      if (isOpenFlow(token)) faults.push(openFlow(token, flow, source));
      for (const { key, value } of token.items as readonly CST.CollectionItem[]) {
        if (key) {
          if (isWideIndent(key, source)) faults.push(wideIndent(key));
          stack.push({ token: key, depth: depth + 1, flow: outer });
        }
        if (value) stack.push({ token: value, depth: depth + 1, flow: outer });
      }
    }
  }
  return { tooDeep: undefined, faults: innermostOpen(faults) };
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
