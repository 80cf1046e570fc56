import type { CodeMap } from './codeMap';
import { drawClusters } from './drawClusters';
import { drawDiscovery } from './drawDiscovery';
import { drawFrequencies } from './drawFrequencies';
import type { Drawing } from './drawing';
import { drawLines } from './drawLines';
import { drawNetwork } from './drawNetwork';
import { drawTreemap } from './drawTreemap';
import type { MapWords } from './mapWords';

/** A map of codes as a picture; undefined where there is nothing in it. */
export function drawMap(map: CodeMap, words: MapWords): Drawing | undefined {
  switch (map.kind) {
    case 'network':
      return map.edges.length ? drawNetwork(map, words) : undefined;
    case 'clusters':
      return map.codes.length > 1 ? drawClusters(map, words) : undefined;
    case 'lines':
      return map.sources.length ? drawLines(map, words) : undefined;
    case 'frequencies':
      return map.codes.some(({ codings }) => codings > 0) ? drawFrequencies(map, words) : undefined;
    case 'treemap':
      return map.codes.some(({ codings }) => codings > 0) ? drawTreemap(map, words) : undefined;
    case 'discovery':
      return map.sources.length ? drawDiscovery(map, words) : undefined;
  }
}
