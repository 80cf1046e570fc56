// Three small native modules of VS Code's server have no ready-made binary. JavaScript stands in.

const logger = `
const fs = require('node:fs');
const path = require('node:path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.plain ? message : stamp + ' [' + names[level] + '] ' + message + '\\n';
    try {
      fs.appendFileSync(this.file, line);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error; // the log folder goes first when the server stops
    }
  }
  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() {}
}
const create = async (name, file) => new Logger(file);
exports.version = 1;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

const watchdog = `
exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
`;

// Without it the built-in Git extension does not activate.
const copyFile = `
export { copyFile, cp, constants } from 'node:fs/promises';
export { copyFileSync } from 'node:fs';
export const isCloneSupported = () => false;
`;

/** File below the server's node_modules → what to write there, where the file exists. */
export const standIns = {
  '@vscode/spdlog/index.js': logger,
  '@vscode/native-watchdog/index.js': watchdog,
  '@vscode/fs-copyfile/lib/index.js': copyFile,
};
