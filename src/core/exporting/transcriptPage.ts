import { nameIn, pathOf } from '../codebook/codebook';
import { colorOf } from '../codebook/color';
import type { Project } from '../project/project';
import { encodeUtf8 } from '../text/decode';
import { type CodedSource, type Marked, piecesByLine } from './coded';
import { escapeHtml, lineBreaks, pageOf } from './html';
import type { ExportRequest } from './request';
import { titleOf } from './titleOf';

/** One page with every source: words that are coded are marked, and beside each line stands how. */
export function transcriptsToPage(
  project: Project,
  coded: readonly CodedSource[],
  { language }: ExportRequest,
): Uint8Array {
  const title = titleOf(project, language);
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    indexOf(project, coded, language),
    ...coded.map((each, i) => sourceHtml(project, each, i, language)),
  ].join('\n');
  return encodeUtf8(pageOf(title, language, styles, body));
}

/** Which codes there are, with a link to each place. */
function indexOf(project: Project, coded: readonly CodedSource[], language: string): string {
  const places = new Map<string, string[]>();
  coded.forEach(({ source, marked }, s) =>
    marked.forEach(({ coding, span }, m) => {
      const link = `<a href="#s${s}c${m}">${escapeHtml(source.path)}:${source.lineOf(span.start)}</a>`;
      const own = places.get(coding.record.code);
      if (own) own.push(link);
      else places.set(coding.record.code, [link]);
    }),
  );
  const { book } = project;
  const known = book.codes.filter(({ id }) => places.has(id));
  const item = (id: string, name: string, color: string) => {
    const own = places.get(id) ?? [];
    return `<details><summary>${dot(color)} ${escapeHtml(name)} (${own.length})</summary><p>${own.join(' · ')}</p></details>`;
  };
  return [
    '<nav aria-label="Codes">',
    ...known.map((code) => item(code.id, pathOf(book, code, language), colorOf(book, code))),
    ...[...places.keys()].filter((id) => !book.byId.has(id)).map((id) => item(id, id, '#808080')),
    '</nav>',
  ].join('\n');
}

function sourceHtml(project: Project, coded: CodedSource, s: number, language: string): string {
  const { source, marked } = coded;
  const rows = piecesByLine(coded).map((pieces, i) => {
    const words = pieces.map(({ text: piece, on, begins }) => {
      const anchors = begins.map((n) => `<a id="s${s}c${n}"></a>`).join('');
      if (!on.length || piece === '') return anchors + escapeHtml(piece);
      return `${anchors}<mark style="${linesUnder(project, on, marked)}">${escapeHtml(piece)}</mark>`;
    });
    const begins = pieces.flatMap((piece) => piece.begins);
    const codes = begins.length
      ? `<ul>${begins.map((n) => codeHtml(project, marked[n], language)).join('')}</ul>`
      : '';
    return `<tr><td class="n" id="s${s}l${i + 1}">${i + 1}</td><td class="w">${words.join('')}</td><td class="c">${codes}</td></tr>`;
  });
  return [
    `<h2>${escapeHtml(source.path)}</h2>`,
    `<table><thead><tr><th scope="col" class="n">#</th><th scope="col">Text</th><th scope="col">Codes</th></tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table>`,
  ].join('\n');
}

/** A line below the words in the colour of each code on them, one below the other. */
function linesUnder(project: Project, on: readonly number[], marked: readonly Marked[]): string {
  const colors = [...new Set(on.map((n) => colorIn(project, marked[n])))].slice(0, 4);
  const shadows = colors.map((color, i) => `0 ${2 * (i + 1)}px ${color}`);
  return `box-shadow:${shadows.join(',')}`;
}

function colorIn({ book }: Project, marked: Marked | undefined): string {
  const code = marked && book.byId.get(marked.coding.record.code);
  return code ? colorOf(book, code) : '#808080';
}

function codeHtml(project: Project, marked: Marked | undefined, language: string): string {
  if (!marked) return '';
  const { coder, record, location } = marked.coding;
  const code = project.book.byId.get(record.code);
  const name = code ? nameIn(code, language) : record.code;
  const state = location.state === 'found' ? '' : ` (${location.state})`;
  const memo = record.memo ? `<p class="note">${lineBreaks(record.memo)}</p>` : '';
  return `<li>${dot(colorIn(project, marked))} <strong>${escapeHtml(name)}</strong> <span class="who">${escapeHtml(coder)}${state}</span>${memo}</li>`;
}

function dot(color: string): string {
  return `<span class="dot" style="background:${escapeHtml(color)}"></span>`;
}

const styles = `main { max-width: 72rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-size: .8rem; color: var(--quiet); }
td { vertical-align: top; padding: .15rem .5rem; }
td.n, th.n { text-align: end; color: var(--quiet); font-size: .75rem; width: 2.5rem; user-select: none; }
td.w { white-space: pre-wrap; line-height: 2; }
td.c { width: 32%; font-size: .85rem; }
td.c ul { list-style: none; margin: 0; padding: 0; }
mark { background: none; color: inherit; }
.who { color: var(--quiet); }
.note { margin: .2rem 0; white-space: normal; }
summary { cursor: pointer; }
tr:target, a:target + mark { outline: 2px solid Highlight; }
`;
