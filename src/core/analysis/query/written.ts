const marks = ['""', '“”', '「」', '『』', '《》', '＂＂'];

/** A name or value as a question has it: in quotation marks where it holds what would end it. */
export function written(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u.test(value) ? value : quoted(value);
}

/** Between marks that the text itself does not hold. */
export function quoted(text: string): string {
  const [open = '', close = ''] = marks.find(([, end = '']) => !text.includes(end)) ?? '""';
  return `${open}${text}${close}`;
}
