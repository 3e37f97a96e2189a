import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** A file of the script-tag build. */
export interface Asset {
  readonly body: Uint8Array;
  readonly type: string;
}

export type AssetReader = (path: string) => Promise<Asset | undefined>;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
};

/** Reads files below one folder, and nothing outside of it. Without a folder there are none. */
export function createAssetReader(folder: string | undefined): AssetReader {
  return async (path) => {
    const type = types[extname(path)];
    if (folder === undefined || type === undefined) return undefined;
    const root = resolve(folder);
    const file = resolve(root, path);
    if (!file.startsWith(root + sep)) return undefined;
    return readFile(file).then(
      (body) => ({ body, type }),
      () => undefined,
    );
  };
}
