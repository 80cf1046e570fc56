/** Stands where `vscode` would be found: core never names it, and the compiler holds that. */
declare const unavailable: never;
export = unavailable;
