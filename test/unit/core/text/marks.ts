export { mark, marked, type Marked } from '../../../support/marked';
