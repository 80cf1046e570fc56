import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { readXml, type ReadXml } from '../packed/dataXml';
import { ZipFile } from '../packed/zip';
import { decodeStored } from './storedText';
import { docxText } from './docxText';
import type { StoredText } from './offsets';

/** A project package: its XML, and the texts beside it. Nothing outside of it is ever looked at. */
export class Package {
  private readonly names = new Map<string, string>();

  private constructor(
    private readonly zip: ZipFile,
    readonly project: ReadXml,
  ) {
    // Sources lie flat in one folder, however that is spelt; those in `sources` come first.
    const isSource = (name: string) => /^sources[\\/]/i.test(name);
    const all = [...zip.entries.keys()].sort((a, b) => Number(isSource(b)) - Number(isSource(a)));
    for (const name of all) {
      const base = baseOf(name);
      if (!this.names.has(base)) this.names.set(base, name);
    }
  }

  /** Throws a Refusal where there is no project in it. */
  static open(bytes: Uint8Array): Package {
    const zip = new ZipFile(bytes);
    const names = [...zip.entries.keys()].filter((name) => /\.qde$/i.test(name));
    const isRoot = (name: string) => !/[\\/]/.test(name);
    const found =
      names.find((name) => isRoot(name) && /^project\.qde$/i.test(name)) ??
      names.find(isRoot) ??
      names[0];
    const xml = found === undefined ? undefined : zip.read(found);
    if (found === undefined || !xml) throw noProject(names.length > 0);
    return new Package(zip, readXml(found, xml));
  }

  /**
   * A text by how the project names it: `internal://…`, or any path, of which the last part counts.
   * Undefined when the package does not hold it.
   */
  text(path: string): StoredText | undefined {
    const name = this.find(path);
    const bytes = name === undefined ? undefined : this.zip.read(name);
    return bytes && decodeStored(bytes);
  }

  /** The words of a Word file. */
  richText(path: string): StoredText | undefined {
    const name = this.find(path);
    if (name === undefined || !/\.docx$/i.test(name)) return undefined;
    const bytes = this.zip.read(name);
    return bytes && { raw: docxText(bytes), hasMark: false };
  }

  private find(path: string): string | undefined {
    return this.names.get(baseOf(path)) ?? this.names.get(baseOf(decoded(path)));
  }
}

function baseOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? '').normalize('NFC').toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path; // a name with a % of its own
    throw error;
  }
}

function noProject(isThere: boolean): Refusal {
  return new Refusal(
    isThere
      ? sentence('The project in this package can’t be unpacked. Export it again.')
      : sentence(
          'There is no project (a .qde file) in this package. Export it again as “REFI-QDA project”.',
        ),
  );
}
