import assert from 'node:assert/strict';
import fs from 'node:fs';
import { soundKinds } from '../../src/core/codebook/sound/sound';

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<Record<string, Setting>>;
    };
  };
}

interface Setting {
  readonly default: unknown;
  readonly properties?: Readonly<Record<string, { readonly default: unknown }>>;
}

describe('The setting codebook.diagnostics', () => {
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;
  const setting = manifest.contributes.configuration.properties['codebook.diagnostics'];

  it('has every kind of fault, as grave by default as the command line tells it', () => {
    const own = Object.entries(soundKinds).map(([kind, severity]): [string, string] => [
      kind,
      severity === 'info' ? 'information' : severity,
    ]);
    const others: [string, string][] = [
      ['duplicate-key', 'warning'],
      ['unknown-link', 'warning'],
    ];
    const wanted = Object.fromEntries([...own, ...others]);
    assert.deepEqual(setting?.default, wanted);
    const each = Object.entries(setting.properties ?? {}).map(([kind, of]) => [kind, of.default]);
    assert.deepEqual(Object.fromEntries(each), wanted);
  });
});
