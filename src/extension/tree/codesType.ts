/** What dragged codes are known by where they are dropped: their ids, one a line. */
export const codesType = 'application/vnd.code.tree.codebook.codes';
