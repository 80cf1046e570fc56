/** Of the documents that show the words of a coding as they were coded, and what stands there now. */
export const passageScheme = 'codebook-passage';
