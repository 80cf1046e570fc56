import type { Importer } from './importer';
import { studyImporter } from './importStudy';
import { sourcesImporter } from './importSources';

/**
 * What brings files in, by their endings: the first that knows a file’s ending gets it. The last one
 * gets those that nobody knows, to say so.
 */
export const importers: readonly Importer[] = [studyImporter, sourcesImporter];
