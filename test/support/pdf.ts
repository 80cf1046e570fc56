/** A line of a page: where it begins (from the lower left corner), and its codes. */
export interface Drawn {
  readonly x: number;
  readonly y: number;
  /** As they stand in the file: `(text)` or `<hex>`. */
  readonly codes: string;
  readonly font?: 'latin' | 'chinese';
  readonly size?: number;
}

const encoder = new TextEncoder();

/**
 * A PDF as an old program writes it: no letters of its own, and for Chinese the name of a table that
 * every reader is to have.
 */
export function pdf(
  pages: readonly (readonly Drawn[])[],
  {
    table = 'GBK-EUC-H',
    ordering = 'GB1',
  }: { readonly table?: string; readonly ordering?: string } = {},
): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${7 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /${table} /DescendantFonts [5 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /FontDescriptor 6 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /STSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
  ];
  pages.forEach((lines, i) => {
    const drawn = lines
      .map(
        ({ x, y, codes, font = 'latin', size = 12 }) =>
          `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${codes} Tj ET`,
      )
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /latin 3 0 R /chinese 4 0 R >> >> /Contents ${8 + 2 * i} 0 R >>`,
      `<< /Length ${encoder.encode(drawn).length} >>\nstream\n${drawn}\nendstream`,
    );
  });
  let out = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = out.length;
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return encoder.encode(out);
}

/** Lines below each other, from the top of the page. */
export function lines(...texts: readonly string[]): Drawn[] {
  return texts.map((text, i) => ({ x: 72, y: 740 - 16 * i, codes: `(${text})` }));
}
