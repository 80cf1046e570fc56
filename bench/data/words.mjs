// What generated interviews are made of. A change here changes every generated project.

/** The most frequent first. */
export const englishWords = `
the to and i of you a that it in we they is was so for have but know be like with think on do
not this what at as just about there my our are all or if when people because really from how
were one would had then them can me up get who been work school time said out he by she more
some very see which going their well yes no where also team kind make lot way need could year
things other something those even now thing teachers want will mean support back help right good
leadership trust only your did into first say feel data meeting doing much community day always
change maybe talk students leaders principal share learned role two part start little different
sometimes between never through district learning again took came than district-wide feedback
each made most here come conversation before program training whole colleagues many moment keep
together questions staff after goal still someone week peers often practice remember too another
asked experience built being sense used everyone able around three why goals classroom budget
mentor coach culture network listen trying families policy parents pressure told hard done every
morning plan group decision understand went long moved results voice hear process grow equity
ask problem within best state issues new example space needs shift model challenge honest focus
wanted point place level kids late coaching call office care lead given reason structure safe
reflection teacher sort board schools began knew difference strategy resources accountability
report evidence vulnerable relationship standard superintendent assessment curriculum burnout
isolation turnover implementation facilitator protocol cohort transcript consultancy norms
dilemma inquiry agenda visit rounds walkthrough improvement cycle pilot scale sustain
partnership stakeholder union contract evaluation observation rubric portfolio certification
mentor-ship retention recruitment pipeline onboarding autonomy alignment coherence vision
mission
`
  .trim()
  .split(/\s+/);

/** What people say between words. */
export const fillers = [
  'um,',
  'you know,',
  'I mean,',
  'uh',
  '[laughs]',
  '[pause]',
  '--',
  'right?',
  '[inaudible 00:12:31]',
];

/** The most frequent first; those that stand more than once are drawn more often. */
export const chineseCharacters = [
  '我们觉得校长的领导力对老师影响很大其实在学区里面有时候会议太多了没有时间反思但是',
  '同伴支持让我改变了很多想法家长和社区也需要参与进来信任是最重要的关系数据应该用来',
  '帮助学生而不是用来评价老师第一年非常困难后来慢慢地好起来了我学会了倾听还有分享经',
  '验这个项目给了我们空间去讨论真正的问题',
]
  .join('')
  .split('');

/** Codes are called by these, with a number after each from the second round on. */
export const codeNames = [
  'Trust',
  'Accountability',
  'Peer support',
  'Time pressure',
  'Reflection',
  'Data use',
  'Equity',
  'Isolation',
  'Coaching',
  'Feedback',
  'Voice',
  'Turnover',
  'Parents',
  'Policy',
  'Budget',
  'Identity',
  'Vulnerability',
  'Learning',
  'Structure',
  'Role clarity',
  'Conflict',
  'Norms',
  'Protocol use',
  'Modeling',
  'Delegation',
  'Celebration',
  'Burnout',
  'Coherence',
  'Vision',
  'Inquiry',
];
