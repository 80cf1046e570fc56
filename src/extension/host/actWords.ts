import { nameIn } from '../../core/codebook/codebook';
import type { Sentence } from '../../core/base/sentences';
import type { OpenProject } from '../workspace';
import { inWords, nameLanguage } from './words';

/** An act's name with its codes called as the reader calls them. */
export function wordsOf(open: OpenProject, name: Sentence): string {
  const { byId } = open.project.book;
  const nameOf = (id: string) => {
    const code = byId.get(id);
    return code ? nameIn(code, nameLanguage()) : id;
  };
  const values = Object.entries(name.values).map(([key, value]) => {
    if (key !== 'code' && key !== 'codes') return [key, value] as const;
    return [key, String(value).split(', ').map(nameOf).join(' · ')] as const;
  });
  return inWords({ ...name, values: Object.fromEntries(values) });
}
