// Not a program of its own: our source, for the benchmark of anchors to import.
export { locateAll } from '../../src/core/anchor/locate';
export { describe } from '../../src/core/anchor/selector';
export { indexLines, lineSpan, offsetAt, spanOf } from '../../src/core/text/lines';
