// W18: what loading a module costs. VS Code's own module is a stand-in with the same names, each of
// which can be called, constructed, extended and asked for anything.
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tell } from './measure.mjs';

const [file, types] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const anything = new Proxy(function () {}, { get, apply: () => anything, construct: () => ({}) });
const names = fs
  .readFileSync(types, 'utf8')
  .matchAll(/^\s*export (?:class|enum|namespace|const|function) (\w+)/gm);
const vscode = Object.fromEntries([...names].map(([, name]) => [name, anything]));
const { _load: load } = Module;
Module._load = (name, ...others) => (name === 'vscode' ? vscode : load(name, ...others));

const start = performance.now();
const loaded = require(file);
const taken = [performance.now() - start];
tell({ taken, answer: typeof loaded });

function get(target, name) {
  if (name === Symbol.toPrimitive) return () => 1;
  return name === 'prototype' ? target.prototype : anything;
}
