// Shows single excerpts that were placed wrongly, or missed, so that one can see of what kind they are.
import { isRight, survived } from './score.mjs';

/** Units shown around an excerpt, and of a long one at most. */
const around = 40;
const most = 120;

/** What a result has of one kind, each as some lines of text. */
export function listed(kind, { script, about, density, locations, truths, selectors, after }) {
  return locations.flatMap((location, i) => {
    const truth = truths[i];
    const isPlaced = location.state !== 'lost';
    const right = isPlaced && isRight(after, location.span, truth);
    const isListed = kind === 'wrong' ? isPlaced && !right : truth.share >= survived && !right;
    if (!isListed) return [];
    const { before, quote, after: behind } = selectors[i];
    const share = Math.round(100 * truth.share);
    return [
      `${script} · ${about.name} · ${density} excerpts · ${location.state}, ${share} % survive`,
      `  coded  ${shown(before, quote, behind)}`,
      ...(isPlaced ? [`  placed ${inText(after.text, location.span)}`] : []),
      ...(truth.span ? [`  is at  ${inText(after.text, truth.span)}`] : []),
    ].join('\n');
  });
}

function inText(text, { start, end }) {
  return shown(
    text.slice(Math.max(0, start - around), start),
    text.slice(start, end),
    text.slice(end, end + around),
  );
}

function shown(before, quote, after) {
  const middle =
    quote.length > most ? `${quote.slice(0, most / 2)} … ${quote.slice(-most / 2)}` : quote;
  return `${before}«${middle}»${after}`.replaceAll('\n', '⏎');
}
