/** Whether a label's name is an interviewer's: one of `extra`, or a word that always means one. */
export function isInterviewer(name: string, extra: ReadonlySet<string> = new Set()): boolean {
  const key = nameKey(name);
  return extra.has(key) || interviewers.has(key) || interviewers.has(bare(key));
}

/** Names that differ only in case, width or spacing are one speaker's. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Whether the name can only stand for a speaker: a role, or a letter and number as in P1. */
export function isRole(name: string): boolean {
  const key = nameKey(name);
  return roles.has(key) || roles.has(bare(key)) || isInterviewer(key) || numbered.test(key);
}

/** Whether the words, wherever they stand, label something other than a speaker. */
export function isNoSpeaker(name: string): boolean {
  const key = nameKey(name);
  if (isRole(key)) return false;
  return (
    facts.has(key) ||
    proseLabels.has(key) ||
    proseLabels.has(bare(key)) ||
    ordinal.test(key) ||
    leadsToSpeech.test(key)
  );
}

/** Whether the words name a fact about the recording (date, place), as lines at its head do. */
export function isFact(name: string): boolean {
  return facts.has(nameKey(name));
}

/** Whether a bracket holds a sound or a gap, as in `[laughs]`, and no name. */
export function isSound(words: string): boolean {
  return sounds.test(nameKey(words));
}

/**
 * Whether the words have the shape of a person's name: capitalised words, or two to four Chinese
 * characters that begin with a family name, or Chinese that ends with a title.
 */
export function looksLikeName(name: string): boolean {
  if (isRole(name)) return true;
  if (isNoSpeaker(name)) return false;
  const words = name.replace(/\s*[(（][^)）]*[)）]/g, '').trim();
  return capitalised.test(words) || chineseName.test(words) || titled.test(words);
}

/** Without what follows the word itself: a number or letter, or a remark in parentheses. */
function bare(key: string): string {
  return key
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/[\s#_-]*\d{1,3}$|[\s#_-]+[a-z]$|(?<=\p{Script=Han})[a-z甲乙丙丁]$/u, '')
    .trim();
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s*\n\s*|\s*,\s*/));
}

const interviewers = words(`
  interviewer, interviewers, int, i, iv, ivr, q, question, moderator, mod, facilitator, host
  researcher, interviewer's question, interviewing
  访谈者, 访谈员, 访谈人, 访员, 访问者, 采访者, 采访人, 主持人, 主持, 研究者, 研究员, 提问者, 提问, 追问, 记者, 问, 访
  訪談者, 訪談員, 訪談人, 訪員, 訪問者, 採訪者, 採訪人, 研究員, 提問者, 提問, 追問, 記者, 問, 訪`);

const roles = words(`
  a, answer, respondent, interviewee, participant, informant, speaker, unknown speaker, unknown
  narrator, expert, teacher, principal, student, parent, all, everyone, several
  答, 受访者, 受访人, 被访者, 被访人, 被访谈者, 访谈对象, 参与者, 发言人, 说话人, 讲话人, 嘉宾, 众人, 全体
  受訪者, 受訪人, 被訪者, 被訪人, 參與者, 發言人, 說話人, 講話人, 來賓, 眾人, 全體
  老师, 教师, 校长, 学生, 家长, 老師, 教師, 校長, 學生, 家長`);

const numbered =
  /^(?:[prstlfmi]|sp|spk|ss|fg|说话人|发言人|讲话人|說話人|發言人|嘉宾|男|女)[\s#_-]*\d{1,6}[a-z]?$/;

const facts = words(`
  date, time, place, location, venue, duration, length, recording, recorded, file, file name, title
  topic, subject, participants, attendees, present, transcriber, transcribed by, transcript
  transcript by, transcription, language, languages, project, id, code, interview date
  interview time, interview no, interview number, interview, date of interview, place of interview
  method, round, version, school, position, age, gender, sex, notes by, author, media
  日期, 时间, 地点, 访谈日期, 访谈时间, 访谈地点, 访谈方式, 访谈主题, 访谈形式, 时长, 录音
  录音时长, 文件, 标题, 题目, 主题, 参加人员, 与会人员, 记录, 记录人, 记录者, 整理人, 整理, 转录, 转写
  编号, 语言, 学校, 单位, 职务, 职称, 年龄, 性别, 学科, 教龄, 轮次, 作者
  時間, 地點, 訪談日期, 訪談時間, 訪談地點, 訪談方式, 訪談主題, 時長, 錄音, 文件名, 標題, 題目
  主題, 記錄, 紀錄, 記錄人, 紀錄人, 轉錄, 轉寫, 編號, 語言, 學校, 單位, 職務, 年齡, 性別, 學科`);

const proseLabels = words(`
  note, notes, nb, n.b., ps, p.s., pps, example, examples, for example, e.g., eg, i.e., ie, warning
  tip, tips, hint, summary, conclusion, conclusions, background, context, source, sources, link
  links, url, see, see also, cf, cf., email, e-mail, tel, phone, http, https, ftp, mailto, www
  figure, fig, fig., table, part, chapter, section, step, item, appendix, episode, session, day, week
  pr, issue, todo, fixme, update, edit, result, results, finding, findings, theme, themes, goal, goals
  aim, aims, purpose, objective, objectives, task, tasks, activity, content, contents, reference
  references, keywords, abstract, introduction, discussion, definition, first, second, third, finally
  firstly, secondly, thirdly, also, however, therefore, remember, important, pros, cons, answer key
  注, 注意, 备注, 说明, 附, 附注, 例, 例如, 比如, 譬如, 总结, 小结, 结论, 背景, 目标, 目的, 内容, 方法
  任务, 活动, 问题, 原因, 结果, 步骤, 要求, 建议, 意义, 作用, 特点, 优点, 缺点, 来源, 链接, 网址, 邮箱
  电话, 图, 表, 附件, 附录, 摘要, 关键词, 参考文献, 首先, 其次, 再次, 最后, 另外, 此外, 总之, 案例, 反思
  備註, 說明, 附註, 譬如說, 總結, 小結, 結論, 目標, 內容, 任務, 活動, 問題, 步驟, 建議, 來源, 連結, 圖
  附錄, 關鍵字, 首先, 最後, 總之`);

const ordinal =
  /^(?:第[一二三四五六七八九十百\d]+(?:[个個点點步章节節条條次天周课課题題轮輪类類]|个问题|個問題|部分|方面)?|[一二三四五六七八九十]{1,3}[、是]?|[\d.\s-]+)$/;

/** Ends that introduce speech or a list within a sentence: “他说：”, “She said:”. */
const leadsToSpeech =
  /(?:.[说說讲講问問曰]|[写寫知喊叫笑答]道|认为|認為|表示|指出|如下|包括|以下|就是|[的地得]是|一下|\b(?:said|says|say|asked|asks|replied|replies|wrote|writes|added|follows|following|including|include|includes|like|that|is|are|was|were|be|namely))$/;

const sounds =
  /^(?:(?:[\p{L}]+ ){0,3}(?:laugh(?:s|ing|ter|ed)?|chuckl(?:es?|ing)|sigh(?:s|ing)?|paus(?:es?|ing)|silen(?:ce|t)|cross-?talk|inaudible|unintelligible|indistinct|unclear|applause|music|noise|cough(?:s|ing)?|cry(?:ing)?|cries|nod(?:s|ding)?|overlap(?:ping)?|interrupt(?:s|ion|ed)?|phone rings|bell|break|recording (?:starts|stops|ends)|end|start|beep|sic)(?: [\p{L}]+){0,3}|.{0,4}(?:笑|笑声|笑聲|停顿|停頓|沉默|沈默|掌声|掌聲|音乐|音樂|噪音|咳嗽|听不清|聽不清|叹气|嘆氣|哭|点头|點頭|重叠|重疊|打断|打斷|录音|錄音|铃声|鈴聲|思考).{0,6})$/u;

const capitalised =
  /^(?:\p{Lu}[\p{L}\p{M}\p{N}'’.-]*|\p{Lu}\.)(?:[ .](?:\p{Lu}[\p{L}\p{M}\p{N}'’.-]*|de|da|di|del|der|den|van|von|bin|al|la|le|el|of|and|&|\d{1,3})){0,4}$/u;

const chineseName =
  /^[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文柯施洪游翁欧歐阳陽司诸諸尤单單俞倪严嚴华華章鲁魯韦韋褚耿关關焦柳祝古柴辛][\p{Script=Han}·]{1,3}$/u;

const titled =
  /^[\p{Script=Han}\p{L}·]{1,6}(?:老师|老師|校长|校長|主任|教授|博士|先生|女士|小姐|同学|同學|书记|書記|园长|園長|组长|組長|院长|院長|局长|局長|部长|部長|科长|科長|教研员|教研員|家长|家長|记者|記者|妈妈|媽媽|爸爸|师傅|師傅|工|总|總)$/u;
