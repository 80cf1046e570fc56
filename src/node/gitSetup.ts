import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../core/base/refusal';
import { sentence } from '../core/base/sentences';
import {
  attributesFile,
  gitSettings,
  programsIn,
  type Program,
  settingKeys,
  type SetupPlan,
  withAttributes,
  withoutAttributes,
} from '../core/project/gitSetup';
import { NodeFileStore } from './fileStore';
import { NoGit, runGit } from './git';

/**
 * What is to be changed so that git merges the project in a folder with our command; or, without
 * one, does so no more. Changes nothing. Throws a Refusal where there is no repository, or no git.
 */
export async function planSetup(folder: string, program: Program | undefined): Promise<SetupPlan> {
  await refuseNoRepository(folder);
  const file = path.join(folder, attributesFile);
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const wanted = program ? gitSettings(program) : new Map<string, string>();
  const settings = [];
  for (const key of settingKeys)
    settings.push({ key, before: await settingOf(folder, key), after: wanted.get(key) });
  const after = program ? withAttributes(before) : withoutAttributes(before);
  return { attributes: { before, after }, settings };
}

/** Does what a plan says. */
export async function carryOut(folder: string, plan: SetupPlan): Promise<void> {
  const { before, after } = plan.attributes;
  const store = new NodeFileStore(folder);
  if (after === '' && before !== '') await store.remove(attributesFile);
  else if (after !== before) await store.write(attributesFile, Buffer.from(after));
  for (const setting of plan.settings) {
    if (setting.before === setting.after) continue;
    const { key, after: value } = setting;
    const change = value === undefined ? ['--unset-all', key] : ['--replace-all', key, value];
    const { code, error } = await runGit(folder, ['config', '--local', ...change]);
    if (code !== 0) throw new Refusal(gitSaid(error));
  }
}

/** Whether git is told to use a program that is not there any more, as after an update of ours. */
export async function isStale(folder: string): Promise<boolean> {
  const file = path.join(folder, attributesFile);
  // Asking git takes a while: only those who set it up wait for it.
  if (!fs.existsSync(file) || !fs.readFileSync(file, 'utf8').includes('merge=codebook'))
    return false;
  const driver = (await settingOf(folder, 'merge.codebook.driver'))?.replaceAll('%%', '%');
  return driver !== undefined && programsIn(driver).some((program) => !fs.existsSync(program));
}

async function settingOf(folder: string, key: string): Promise<string | undefined> {
  const { code, out } = await runGit(folder, ['config', '--local', '--null', '--get', key]);
  return code === 0 ? out.toString().replace(/\0$/, '') : undefined;
}

async function refuseNoRepository(folder: string): Promise<void> {
  try {
    const { code, error } = await runGit(folder, ['rev-parse', '--git-dir']);
    if (code === 0) return;
    throw new Refusal(/not a git repository/i.test(error) ? noRepository : gitSaid(error));
  } catch (error) {
    throw error instanceof NoGit ? new Refusal(noGit) : error;
  }
}

function gitSaid(words: string) {
  return sentence('Git could not do it: {words}', { words });
}

const noRepository = sentence(
  'This project is not in a git repository. Make it one first (“git init”, or Initialize Repository in the Source Control view).',
);
const noGit = sentence('Git is not installed on this machine, so there is nothing to set up.');
