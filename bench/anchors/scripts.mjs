// What is done to each text: what people really do, one kind of act alone and several together.
import * as edit from './edits.mjs';
import { decomposed, otherHan, otherWidth, upperCase } from './forms.mjs';

const nothing = (tracked) => tracked;
const then =
  (...acts) =>
  (tracked, random) =>
    acts.reduce((text, act) => act(text, random), tracked);
const with_ = (act, share) => (tracked, random) => act(tracked, random, share);

export const scripts = {
  'nothing, or other line ends': nothing,
  'a header put before': edit.header,
  'typing mistakes mended': edit.typos,
  'words put in': edit.insertWords,
  'words taken out': edit.deleteWords,
  'sentences put in': edit.insertSentences,
  'sentences taken out': edit.deleteSentences,
  'paragraphs cut': edit.cutParagraphs,
  'turns moved': edit.moveTurns,
  'turns split': edit.splitTurns,
  'turns merged': edit.mergeTurns,
  'punctuated anew': edit.repunctuate,
  'names replaced throughout': edit.pseudonyms,
  'times removed or added': edit.timestamps,
  'fillers removed': edit.removeFillers,
  'short answers put in': edit.insertAnswers,
  'lines wrapped': edit.rewrap,
  'composed → decomposed': decomposed,
  'the other width': otherWidth,
  'the other Chinese characters': otherHan,
  'other capitals': upperCase,
  'heard anew: 10 % of the words': with_(edit.retranscribe, 0.1),
  'heard anew: 20 % of the words': with_(edit.retranscribe, 0.2),
  'heard anew: 30 % of the words': with_(edit.retranscribe, 0.3),
  'corrected: slips, marks, a paragraph': then(
    edit.header,
    with_(edit.typos, 0.02),
    with_(edit.deleteWords, 0.01),
    with_(edit.cutParagraphs, 0.03),
    edit.removeFillers,
  ),
  'anonymised and shortened': then(
    edit.pseudonyms,
    edit.timestamps,
    with_(edit.cutParagraphs, 0.08),
    with_(edit.deleteSentences, 0.04),
  ),
  rearranged: then(
    with_(edit.moveTurns, 0.06),
    with_(edit.splitTurns, 0.1),
    with_(edit.mergeTurns, 0.1),
    with_(edit.insertAnswers, 0.06),
  ),
  'converted and heard anew': then(otherHan, otherWidth, with_(edit.retranscribe, 0.1)),
};
