// What was measured, as Markdown tables.

/** A row a method. */
export function methodTable(totals) {
  const head = [
    'method',
    'excerpts',
    'right place, where 70 % survive',
    'right place, of all that survive in part',
    'wrong places',
    'of them stated as certain',
    'per 100,000',
    'ms per 1,000',
  ];
  const rows = Object.entries(totals)
    .filter(([, score]) => score.excerpts)
    .map(([name, score]) => [
      name,
      count(score.excerpts),
      percent(score.rightSurviving, score.surviving),
      percent(score.rightPresent, score.present),
      count(score.wrong),
      count(score.wrongFound),
      count(Math.round((1e5 * score.wrong) / score.excerpts)),
      ((1000 * score.time) / score.excerpts).toFixed(1),
    ]);
  return tableOf(head, rows);
}

/** A row a script: ours alone. */
export function scriptTable(byScript) {
  const head = ['what was done to the text', 'right place', 'found', 'moved', 'lost', 'wrong'];
  const rows = Object.entries(byScript).map(([name, score]) => [
    name,
    percent(score.rightSurviving, score.surviving),
    percent(score.found, score.excerpts),
    percent(score.placed - score.found, score.excerpts),
    percent(score.excerpts - score.placed, score.excerpts),
    count(score.wrong),
  ]);
  return tableOf(head, rows);
}

function tableOf(head, rows) {
  const rule = head.map((_, i) => (i ? '---:' : '---'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function percent(part, whole) {
  return whole ? `${((100 * part) / whole).toFixed(1)} %` : '–';
}

function count(number) {
  return number.toLocaleString('en');
}
