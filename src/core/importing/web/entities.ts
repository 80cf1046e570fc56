import { once } from '../../text/once';

const names = once(
  () =>
    new Map(
      [
        'amp & lt < gt > quot " apos \' nbsp \u00a0 ensp \u2002 emsp \u2003 thinsp \u2009 zwnj \u200c',
        'zwj \u200d lrm \u200e rlm \u200f shy \u00ad ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “',
        'rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹',
        'rsaquo › laquo « raquo » euro € pound £ yen ¥ cent ¢ sect § copy © reg ® trade ™ deg °',
        'plusmn ± times × divide ÷ frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ micro µ para ¶',
        'middot · iexcl ¡ iquest ¿ larr ← uarr ↑ rarr → darr ↓ harr ↔ ne ≠ le ≤ ge ≥ asymp ≈ infin ∞',
        'Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê',
        'Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö',
        'Oslash Ø Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý szlig ß agrave à aacute á acirc â atilde ã',
        'auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï',
        'ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü',
        'yacute ý yuml ÿ OElig Œ oelig œ Scaron Š scaron š',
      ].flatMap((line) => {
        const words = line.split(' ');
        return words.flatMap((word, i) =>
          i % 2 === 0 ? [[word, words[i + 1] ?? ''] as const] : [],
        );
      }),
    ),
);

/** The text with the characters that `&amp;`, `&#8212;` and the like stand for; others stay. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return names().get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const isSound = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isSound ? String.fromCodePoint(code) : whole;
    },
  );
}
