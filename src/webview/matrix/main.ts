import type { MatrixState } from '../../protocol/matrix';
import type { MatrixWords } from '../../protocol/matrixWords';
import { kept, wordsOfPage } from '../base/page';
import { MatrixPage, type Kept } from './matrixPage';

const words = wordsOfPage<MatrixWords>();
const page = new MatrixPage(words, kept<Kept & MatrixState>());
document.body.append(page.at);
page.start();
