// One process at a time: several terminals may start, test and install at once in one clone.
import fs from 'node:fs';
import path from 'node:path';
import { pause } from './commands.mjs';
import { scratchFolder } from './project.mjs';

const beat = 2_000;
/** An owner that was killed stops touching its file; process ids would be used again. */
const abandonedAfter = 15_000;

/** Does the work while no other process holds the lock of that name. */
export async function withLock(name, work) {
  const file = path.join(scratchFolder(), `${name}.lock`);
  const owner = `${process.pid} ${Date.now()}`;
  await acquire(file, owner, name);
  const alive = setInterval(() => fs.writeFileSync(file, owner), beat);
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    process.off('exit', release);
    release();
  }
}

async function acquire(file, owner, name) {
  for (let told = false; ; await pause(300)) {
    if (take(file, owner)) {
      // Two may have removed the same abandoned file: whoever wrote last has it.
      await pause(50);
      if (read(file) === owner) return;
    }
    if (age(file) > abandonedAfter) fs.rmSync(file, { force: true });
    else if (!told) {
      console.log(`Waiting until another process is done with: ${name} …`);
      told = true;
    }
  }
}

function take(file, owner) {
  return ifThere(false, 'EEXIST', () => {
    fs.writeFileSync(file, owner, { flag: 'wx' });
    return true;
  });
}

function read(file) {
  return ifThere('', 'ENOENT', () => fs.readFileSync(file, 'utf8'));
}

function age(file) {
  return ifThere(0, 'ENOENT', () => Date.now() - fs.statSync(file).mtimeMs);
}

function ifThere(otherwise, expected, action) {
  try {
    return action();
  } catch (error) {
    if (error.code !== expected) throw error;
    return otherwise;
  }
}
