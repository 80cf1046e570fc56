import type { TableState, TableWords } from '../../protocol/table';
import { kept, wordsOfPage } from '../base/page';
import { type Kept, TablePage } from './tablePage';

const page = new TablePage(wordsOfPage<TableWords>(), kept<Kept & TableState>());
document.body.append(page.at);
page.start();
