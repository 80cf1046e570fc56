import type { Block, Report } from './blocks';

export function reportToMarkdown({ title, blocks }: Report): string {
  return `# ${escaped(title)}\n\n${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'text':
      return `${block.label ? `**${escaped(block.label)}:** ` : ''}${lines(block.text)}`;
    case 'list':
      return [
        `**${escaped(block.label)}:**\n`,
        ...block.items.map((item) => `- ${lines(item, '  ')}`),
      ].join('\n');
    case 'quote': {
      const quote = block.text.split('\n').map((line) => `> ${escaped(line)}`.trimEnd());
      const note = block.note === '' ? [] : ['', lines(block.note)];
      return [...quote, '', `— ${escaped(block.place)}`, ...note].join('\n');
    }
  }
}

/** Line ends stay line ends. */
function lines(text: string, indent = ''): string {
  return escaped(text).replace(/\n(?!\n)/g, `  \n${indent}`);
}

/** What Markdown would read as a mark is to be read as it is. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replace(/^(\s*)([-+])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2')
    .replace(/^ {4,}/gm, '   ')
    .replace(/&/g, '&amp;');
}
