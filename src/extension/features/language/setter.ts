import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import type { Projects } from '../../workspace';

export const transcriptLanguage = 'transcript';

/** Languages that files of these kinds get of VS Code and of usual extensions. */
const plainLanguages = ['plaintext', 'markdown', 'vtt', 'webvtt', 'srt', 'subrip', 'subtitles'];

/** Gives open sources the language of transcripts, and back their own when they are none any more. */
export class LanguageSetter extends Disposable {
  /** By document, the language it had. Who chooses another one for it meanwhile is left alone. */
  private readonly former = new Map<string, string>();

  constructor(private readonly projects: Projects) {
    super();
    const { workspace } = vscode;
    this.own(workspace.onDidOpenTextDocument((document) => this.look(document)));
    this.own(workspace.onDidCloseTextDocument((document) => this.forget(document)));
    this.own(projects.onDidChangeList(() => this.lookAtAll()));
    this.own(projects.onDidChange(({ change }) => change.register && this.lookAtAll()));
    this.lookAtAll();
  }

  private lookAtAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.look(document));
  }

  private look(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const former = this.former.get(key);
    const isSource = this.projects.sourceAt(document.uri) !== undefined;
    if (isSource && former === undefined && plainLanguages.includes(document.languageId)) {
      this.former.set(key, document.languageId);
      this.set(document, transcriptLanguage);
    } else if (!isSource && former !== undefined) {
      this.former.delete(key);
      if (document.languageId === transcriptLanguage) this.set(document, former);
    }
  }

  /** A change of language closes a document, too, and opens it again. */
  private forget(document: vscode.TextDocument): void {
    if (document.isClosed) this.former.delete(document.uri.toString());
  }

  private set(document: vscode.TextDocument, language: string): void {
    inBackground(Promise.resolve(vscode.languages.setTextDocumentLanguage(document, language)));
  }
}
