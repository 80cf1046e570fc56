import * as vscode from 'vscode';
import { codeMap, type MapRequest } from '../../../core/analysis/maps/codeMap';
import { drawMap } from '../../../core/analysis/maps/drawMap';
import { mapKinds } from '../../../core/analysis/maps/mapWords';
import type { ProjectChange } from '../../../core/project/project';
import { closenessOf } from '../../../protocol/closeness';
import type { TableAsk, Tool } from '../../../protocol/table';
import { nameLanguage } from '../../host/words';
import { preparedFor } from '../../pages/prepared';
import type { Listed, Pictured, TableKind } from '../../pages/tableKind';
import type { Choice } from '../../state/choice';
import type { OpenProject } from '../../workspace';
import { KeptLines } from './keptLines';
import { mapList } from './lists';
import type { Mapped } from './mapped';
import { chooseInMap } from './open';
import { mapTools } from './tools';
import { mapWords } from './words';

/** A page of pictures of the codes, each of which is a table, too. */
export class Maps implements TableKind<Mapped> {
  readonly name = 'maps';
  readonly title = vscode.l10n.t('Code Maps');
  readonly usual: TableAsk = {
    kind: 'network',
    as: 'picture',
    where: '',
    together: 'overlap',
    least: '2',
    by: 'together',
    lanes: '',
    rollUp: 'yes',
  };
  readonly pictures: Pictured<Mapped> = {
    draw: (open, { map }) => drawMap(map, mapWords(open)),
  };

  private readonly lines = new KeptLines();

  constructor(private readonly choice: Choice) {}

  forget(change: ProjectChange | undefined): void {
    this.lines.forget(change);
  }

  async count({ project }: OpenProject, ask: TableAsk): Promise<Mapped> {
    const request = requestOf(ask);
    preparedFor(project, 'where', request.where);
    return { request, map: await codeMap(project, request, this.lines.read) };
  }

  tools(open: OpenProject, ask: TableAsk): readonly Tool[] {
    return mapTools(open, ask);
  }

  list(open: OpenProject, _ask: TableAsk, { map }: Mapped): Listed {
    return mapList(open, map);
  }

  choose(
    open: OpenProject,
    { counted }: { readonly counted: Mapped },
    place: { readonly row: string; readonly column: string | undefined },
  ): void {
    chooseInMap(this.choice, open, counted, place);
  }
}

function requestOf(ask: TableAsk): MapRequest {
  return {
    kind: mapKinds.find((kind) => kind === ask['kind']) ?? 'network',
    where: ask['where'] ?? '',
    closeness: closenessOf(ask['together'] ?? ''),
    least: Number(ask['least']) || 1,
    by: ask['by'] === 'cases' ? 'cases' : 'together',
    rollUp: ask['rollUp'] === 'yes',
    lanesOf: ask['lanes'] ?? '',
    language: nameLanguage(),
  };
}
