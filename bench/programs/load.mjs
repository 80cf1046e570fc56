// W18: what loading a module costs; `vscode` is a stand-in that answers whatever is asked of it.
import Module, { createRequire } from 'node:module';
import { tell } from './measure.mjs';

const [file] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const standIn = new Proxy(function () {}, {
  get: (target, name) => (name === 'prototype' ? target.prototype : standIn),
  apply: () => standIn,
  construct: () => ({}),
});
const { _load: load } = Module;
Module._load = (name, ...others) => (name === 'vscode' ? standIn : load(name, ...others));

const start = performance.now();
const loaded = require(file);
const taken = [performance.now() - start];
tell({ taken, answer: typeof loaded });
