// Runs other programs; whatever was started ends when this process ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

const onWindows = process.platform === 'win32';
const running = new Set();

// Not SIGKILL: a script that we started has to end what it started in turn.
process.on('exit', () => running.forEach((child) => signalGroup(child, 'SIGTERM')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(130));
}

/** What a person can mend: the message says all, and no stack is shown with it. */
export class Trouble extends Error {}

process.on('uncaughtException', (error) => {
  console.error(error instanceof Trouble ? error.message : error);
  process.exit(1);
});

/** Starts a program in a group of its own, so that its children end with it. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: !onWindows });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => running.delete(child));
  return child;
}

/** Asks a program that was started here to end, and ends it after five seconds. */
export async function stop(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    signalGroup(child, 'SIGTERM');
    const patience = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000);
    await gone;
    clearTimeout(patience);
  }
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  try {
    if (onWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

/** Runs a program to its end. Gives its exit code and, unless `stdio` says otherwise, its output. */
export async function run(command, args, options = {}) {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  child.stderr?.on('data', (data) => (output += data));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, output };
}

/** As `run`, but a failure is an error that carries what the program said. */
export async function mustRun(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    throw new Trouble(`${command} ${args.join(' ')} ended with code ${code}\n${output.trim()}`);
  }
  return output;
}

/** Runs npm, three times at most: registries and networks have bad moments. */
export async function npm(args, { cwd, stdio } = {}) {
  const [command, before] = npmCommand();
  const all = [...before, ...args, '--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await mustRun(command, all, {
        cwd,
        ...(stdio && { stdio }),
        shell: onWindows && command === 'npm',
      });
    } catch (error) {
      if (attempt === 3) throw error;
      console.error(`npm ${args[0]} did not finish; trying again (${attempt + 1} of 3) …`);
      await pause(2000 * attempt);
    }
  }
}

/** The npm that runs this script, or else the one on the PATH (a batch file on Windows). */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') ? [process.execPath, [script]] : ['npm', []];
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The full path of a program on the PATH, if there is one. */
export function onPath(name) {
  const endings = onWindows ? ['.exe', '.cmd', '.bat'] : [''];
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find((file) => fs.existsSync(file));
}
