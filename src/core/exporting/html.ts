import type { Block, Report } from './blocks';

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A page that needs nothing beside itself: no script, no picture, no network. */
export function pageOf(title: string, language: string, styles: string, body: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Codebook">
<title>${escapeHtml(title)}</title>
<style>
${baseStyles}${styles}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

export function reportToHtml({ title, blocks }: Report, language: string): string {
  const body = [`<h1>${escapeHtml(title)}</h1>`, ...blocks.map(blockHtml)].join('\n');
  return pageOf(title, language, '', body);
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const dot = block.color
        ? `<span class="dot" style="background:${escapeHtml(block.color)}"></span> `
        : '';
      return `<h${block.level}>${dot}${escapeHtml(block.text)}</h${block.level}>`;
    }
    case 'text': {
      const label = block.label ? `<strong>${escapeHtml(block.label)}:</strong> ` : '';
      return `<p>${label}${lineBreaks(block.text)}</p>`;
    }
    case 'list':
      return `<p><strong>${escapeHtml(block.label)}:</strong></p>\n<ul>${block.items
        .map((item) => `<li>${lineBreaks(item)}</li>`)
        .join('')}</ul>`;
    case 'quote': {
      const note = block.note === '' ? '' : `<p class="note">${lineBreaks(block.note)}</p>`;
      return `<figure><blockquote>${lineBreaks(block.text)}</blockquote><figcaption>${escapeHtml(
        block.place,
      )}</figcaption>${note}</figure>`;
    }
  }
}

export function lineBreaks(text: string): string {
  return escapeHtml(text).replace(/\n/g, '<br>');
}

const baseStyles = `:root { color-scheme: light dark; --quiet: #595959; }
@media (prefers-color-scheme: dark) { :root { --quiet: #a8a8a8; } }
body { font: 1rem/1.6 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }
figure { margin: 1rem 0; }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--quiet); }
figcaption { color: var(--quiet); font-size: .875rem; padding-inline-start: 1rem; }
.note { font-size: .9rem; padding-inline-start: 1rem; }
.dot { display: inline-block; width: .7em; height: .7em; border-radius: 50%; border: 1px solid CanvasText; }
@media print { main { max-width: none; padding: 0; } figure { break-inside: avoid; } }
`;
