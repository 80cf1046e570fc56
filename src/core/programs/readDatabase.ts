import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { Study } from '../exchange/study';
import { Database } from '../sqlite/database';
import { isQualCoder, readQualCoder } from './qualcoder';
import { isRqda, readRqda } from './rqda';
import { isTaguette, readTaguette } from './taguette';

/**
 * The project in a database of Taguette, QualCoder or RQDA, told by its tables. Throws a Refusal for
 * any other.
 */
export function readDatabase(title: string, bytes: Uint8Array, losses: Losses): Study {
  const database = new Database(bytes);
  if (database.isWal)
    losses.note(
      sentence(
        'What was written last may stand in a file beside this one (…-wal). Close the other program before you import.',
      ),
    );
  if (isTaguette(database)) return readTaguette(database, losses);
  if (isQualCoder(database)) return readQualCoder(database, title, losses);
  if (isRqda(database)) return readRqda(database, title, losses);
  throw new Refusal(
    sentence(
      'This database is of no program that can be imported: there are Taguette, QualCoder and RQDA.',
    ),
  );
}
