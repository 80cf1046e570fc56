import { listed } from './listed';
import { once } from './once';

/** Who asks. */
export const interviewers = once(() =>
  listed(`
  interviewer, interviewers, int, i, iv, ivr, q, question, moderator, mod, facilitator, host
  researcher, interviewer's question, interviewing
  访谈者, 访谈员, 访谈人, 访员, 访问者, 采访者, 采访人, 主持人, 主持, 研究者, 研究员, 提问者
  提问, 追问, 记者, 问, 访
  訪談者, 訪談員, 訪談人, 訪員, 訪問者, 採訪者, 採訪人, 研究員, 提問者, 提問, 追問, 記者, 問, 訪`),
);

/** Who answers, named by what they are. */
export const roles = once(() =>
  listed(`
  a, answer, respondent, interviewee, participant, informant, speaker, unknown speaker, unknown
  narrator, expert, teacher, principal, student, parent, all, everyone, several
  答, 受访者, 受访人, 被访者, 被访人, 被访谈者, 访谈对象, 参与者, 发言人, 说话人, 讲话人, 嘉宾, 众人, 全体
  受訪者, 受訪人, 被訪者, 被訪人, 參與者, 發言人, 說話人, 講話人, 來賓, 眾人, 全體
  老师, 教师, 校长, 学生, 家长, 老師, 教師, 校長, 學生, 家長`),
);

/** A letter or word with a number, as in P1. */
export const numbered =
  /^(?:[prstlfmi]|sp|spk|ss|fg|说话人|发言人|讲话人|說話人|發言人|嘉宾|男|女)[\s#_-]*\d{1,6}[a-z]?$/;

/** What the head of a transcript tells about the recording. */
export const facts = once(() =>
  listed(`
  date, time, place, location, venue, duration, length, recording, recorded, file, file name, title
  topic, subject, participants, attendees, present, transcriber, transcribed by, transcript
  transcript by, transcription, language, languages, project, id, code, interview date
  interview time, interview no, interview number, interview, date of interview, place of interview
  method, round, version, school, position, age, gender, sex, notes by, author, media
  日期, 时间, 地点, 访谈日期, 访谈时间, 访谈地点, 访谈方式, 访谈主题, 访谈形式, 时长, 录音
  录音时长, 文件, 标题, 题目, 主题, 参加人员, 与会人员, 记录, 记录人, 记录者, 整理人, 整理, 转录, 转写
  编号, 语言, 学校, 单位, 职务, 职称, 年龄, 性别, 学科, 教龄, 轮次, 作者
  時間, 地點, 訪談日期, 訪談時間, 訪談地點, 訪談方式, 訪談主題, 時長, 錄音, 文件名, 標題, 題目
  主題, 記錄, 紀錄, 記錄人, 紀錄人, 轉錄, 轉寫, 編號, 語言, 學校, 單位, 職務, 年齡, 性別, 學科`),
);

/** What prose puts before a colon. */
export const proseLabels = once(() =>
  listed(`
  note, notes, nb, n.b., ps, p.s., pps, example, examples, for example, e.g., eg, i.e., ie, warning
  tip, tips, hint, summary, conclusion, conclusions, background, context, source, sources, link
  links, url, see, see also, cf, cf., email, e-mail, tel, phone, http, https, ftp, mailto, www
  figure, fig, fig., table, part, chapter, section, step, item, appendix, episode, session, day
  week, pr, issue, todo, fixme, update, edit, result, results, finding, findings, theme, themes
  goal, goals, aim, aims, purpose, objective, objectives, task, tasks, activity, content, contents
  reference, references, keywords, abstract, introduction, discussion, definition, first, second
  third, finally, firstly, secondly, thirdly, also, however, therefore, remember, important
  pros, cons, answer key
  注, 注意, 备注, 说明, 附, 附注, 例, 例如, 比如, 譬如, 总结, 小结, 结论, 背景, 目标, 目的, 内容, 方法
  任务, 活动, 问题, 原因, 结果, 步骤, 要求, 建议, 意义, 作用, 特点, 优点, 缺点, 来源, 链接, 网址, 邮箱
  电话, 图, 表, 附件, 附录, 摘要, 关键词, 参考文献, 首先, 其次, 再次, 最后, 另外, 此外, 总之, 案例, 反思
  備註, 說明, 附註, 譬如說, 總結, 小結, 結論, 目標, 內容, 任務, 活動, 問題, 步驟, 建議, 來源, 連結, 圖
  附錄, 關鍵字, 首先, 最後, 總之`),
);

function oneOf(list: string): string {
  return [...listed(list)].join('|');
}

/** Numbers of things: 第一, 第二点, 三、 */
export const ordinal = once(
  () =>
    new RegExp(
      String.raw`^(?:第[一二三四五六七八九十百\d]+(?:${oneOf(`
    个, 個, 点, 點, 步, 章, 节, 節, 条, 條, 次, 天, 周, 课, 課, 题, 題, 轮, 輪, 类, 類
    个问题, 個問題, 部分, 方面`)})?|[一二三四五六七八九十]{1,3}[、是]?|[\d.\s-]+)$`,
    ),
);

/** Ends that introduce speech or a list within a sentence: “他说：”, “She said:”. */
export const leadsToSpeech = once(
  () =>
    new RegExp(
      String.raw`(?:.[说說讲講问問曰]|[写寫知喊叫笑答]道|[的地得]是|${oneOf(
        '认为, 認為, 表示, 指出, 如下, 包括, 以下, 就是, 一下',
      )}|\b(?:${oneOf(`
    said, says, say, asked, asks, replied, replies, wrote, writes, added, follows, following
    including, include, includes, like, that, is, are, was, were, be, namely`)}))$`,
    ),
);

/** What a bracket says that was heard, or was not. */
export const sounds = once(
  () =>
    new RegExp(
      String.raw`^(?:(?:\p{L}+ ){0,3}(?:${oneOf(`
    laugh, laughs, laughing, laughed, laughter, chuckle, chuckles, chuckling, sigh, sighs, sighing
    pause, pauses, pausing, silence, silent, crosstalk, cross-talk, inaudible, unintelligible
    indistinct, unclear, applause, music, noise, cough, coughs, coughing, cry, cries, crying
    nod, nods, nodding, overlap, overlapping, interrupt, interrupts, interrupted, interruption
    phone rings, bell, break, recording starts, recording stops, recording ends, end, start, beep
    sic`)})(?: \p{L}+){0,3}|.{0,4}(?:${oneOf(`
    笑, 停顿, 停頓, 沉默, 沈默, 掌声, 掌聲, 音乐, 音樂, 噪音, 咳嗽, 听不清, 聽不清, 叹气, 嘆氣, 哭, 点头, 點頭
    重叠, 重疊, 打断, 打斷, 录音, 錄音, 铃声, 鈴聲, 思考`)}).{0,6})$`,
      'u',
    ),
);

const capital = String.raw`\p{Lu}[\p{L}\p{M}\p{N}'’.-]*`;
/** One to five capitalised words, with what stands between them in names. */
export const capitalised = once(
  () =>
    new RegExp(
      `^${capital}(?:[ .](?:${capital}|${oneOf(
        'de, da, di, del, der, den, van, von, bin, al, la, le, el, of, and, &',
      )}|\\d{1,3})){0,4}$`,
      'u',
    ),
);

const familyNames =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹' +
  '袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金' +
  '陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文柯施洪游翁欧歐阳陽' +
  '司诸諸尤单單俞倪严嚴华華章鲁魯韦韋褚耿关關焦柳祝古柴辛';
export const chineseName = once(
  () => new RegExp(String.raw`^[${familyNames}][\p{Script=Han}·]{1,3}$`, 'u'),
);

/** 王老师, 李校长 */
export const titled = once(
  () =>
    new RegExp(
      String.raw`^[\p{Script=Han}\p{L}·]{1,6}(?:${oneOf(`
    老师, 老師, 校长, 校長, 主任, 教授, 博士, 先生, 女士, 小姐, 同学, 同學, 书记, 書記, 园长, 園長, 组长, 組長
    院长, 院長, 局长, 局長, 部长, 部長, 科长, 科長, 教研员, 教研員, 家长, 家長, 记者, 記者, 妈妈, 媽媽, 爸爸
    师傅, 師傅, 工, 总, 總`)})$`,
      'u',
    ),
);
