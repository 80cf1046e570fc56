// Edits coded texts in known ways, and asks every method where the excerpts are.
import { Random } from '../data/random.mjs';
import { coded } from './coded.mjs';
import { scripts } from './scripts.mjs';
import { Tracked } from './tracked.mjs';

/** Excerpts a text: few as in a first reading, and many as in a close one. */
const densities = [6, 40, 160];
/** Units of text an excerpt at least. */
const room = 40;

/**
 * @param methods by name, each a function of the text before, the selectors, the text after
 * @param tell what is called with each script's results
 */
export function measure({ texts, methods, engine, seed, tell }) {
  const { describe, indexLines } = engine;
  for (const [name, act] of Object.entries(scripts)) {
    for (const [t, { text, ...about }] of texts.entries()) {
      for (const density of densities) {
        const random = new Random(hash(`${seed} ${name} ${about.name} ${density} ${t}`));
        const spans = coded(text, random, Math.min(density, Math.floor(text.length / room)));
        const after = act(Tracked.of(text), random);
        const truths = after.truths(spans);
        const lines = indexLines(text);
        const selectors = spans.map((span) => describe(text, lines, span));
        const linesAfter = indexLines(after.text);
        for (const [method, locate] of Object.entries(methods)) {
          const began = performance.now();
          const locations = locate({
            text: after.text,
            lines: linesAfter,
            selectors,
            before: text,
          });
          const taken = performance.now() - began;
          tell({
            script: name,
            method,
            taken,
            locations,
            truths,
            after,
            about,
            density,
            selectors,
          });
        }
      }
    }
  }
}

function hash(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h >>> 0;
}
