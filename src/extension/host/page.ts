import * as vscode from 'vscode';
import { Refusal } from '../../core/base/refusal';
import { Handler, type Tasks } from '../../protocol/handler';
import type { Message, Parcel } from '../../protocol/message';
import { Disposable } from './disposable';
import { showError } from './errors';
import { inWords } from './words';

/** Where the build puts what pages are made of. */
const pagesFolder = ['dist', 'pages'];

/** What a page is made of. */
export interface PageMake<Incoming extends Message, Given> {
  /** Of its files: `dist/pages/<name>.js` and `.css`. */
  readonly name: string;
  /** What a screen reader calls it. */
  readonly title: string;
  /** What it says, in the reader’s language. */
  readonly words: object;
  readonly tasks: Tasks<Incoming, Given>;
}

/** A page of ours in an editor, and our end of the line to it. It ends when either does. */
export class Page<
  Incoming extends Message,
  Outgoing extends Message,
  Given extends object,
  Gotten extends object,
> extends Disposable {
  readonly line: Handler<Incoming, Outgoing, Given, Gotten>;

  constructor(
    readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    make: PageMake<Incoming, Given>,
  ) {
    super();
    const { webview } = panel;
    this.line = new Handler(
      (parcel) => void webview.postMessage(parcel),
      make.tasks,
      (error, isAsked) => {
        // What is to be mended is said where it was asked for.
        const isTold = isAsked && error instanceof Refusal;
        if (!isTold) showError(error);
        return error instanceof Refusal ? inWords(error.sentence) : String(error);
      },
    );
    this.own(webview.onDidReceiveMessage((parcel: Parcel) => this.line.take(parcel)));
    this.own({ dispose: () => this.line.end('') });
    const root = vscode.Uri.joinPath(extension, ...pagesFolder);
    webview.options = { enableScripts: true, localResourceRoots: [root] };
    webview.html = htmlOf(webview, root, make);
  }
}

/** Nothing but our own two files is loaded, and no script runs that does not have the nonce. */
function htmlOf(
  webview: vscode.Webview,
  root: vscode.Uri,
  { name, title, words }: Pick<PageMake<Message, object>, 'name' | 'title' | 'words'>,
): string {
  const nonce = crypto.randomUUID();
  const file = (ending: string) =>
    attribute(webview.asWebviewUri(vscode.Uri.joinPath(root, `${name}.${ending}`)).toString());
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    'img-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<meta name="words" content="${attribute(JSON.stringify(words))}">
<link rel="stylesheet" href="${file('css')}">
</head>
<body><script nonce="${nonce}" src="${file('js')}"></script></body>
</html>`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
