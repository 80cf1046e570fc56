// What packages of the web suite expect of Node's `process`; a worker has none.
export const process = { env: {}, versions: {}, argv: [], platform: 'browser', cwd: () => '/' };
