import { once } from '../../text/once';

const english = `a about above after again against ain all am an and any are aren as at be because been
before being below between both but by can could couldn did didn do does doesn doing don down during
each even few for from further get go got had hadn has hasn have haven having he her here hers herself
him himself his how i if in into is isn it its itself just kind know let like ll lot m ma maybe me mean
might mightn more most mustn my myself need needn no nor not now o of off oh ok okay on once one only
or other our ours ourselves out over own quite re really right s said same say says shan she should
shouldn so some something sort such t than that the their theirs them themselves then there these they
thing things think this those through to too um uh under until up us ve very was wasn we well were
weren what when where which while who whom why will with won would wouldn yeah yes you your yours
yourself yourselves don't it's i'm that's you're we're they're isn't didn't doesn't i've we've he's
she's there's can't won't wasn't i'd we'd you'd i'll we'll you'll let's what's`;

const chinese = `的 了 是 我 我们 你 你们 他 他们 她 她们 它 它们 自己 大家 这 这个 这些 这样 这种 这里
那 那个 那些 那样 那种 那里 哪 哪个 什么 怎么 怎样 为什么 谁 多少 几 在 有 没 没有 不 不是 也 都 就 就是
还 还是 又 再 才 只 只是 很 太 更 最 比较 非常 和 与 跟 同 或 或者 及 以及 而 而且 但 但是 可是 不过 因为
所以 因此 如果 要是 虽然 然后 之后 以后 之前 以前 的话 把 被 给 让 对 对于 关于 从 到 向 往 为 为了 以
由 于 按 用 通过 着 过 地 得 吗 呢 吧 啊 呀 哦 嗯 呃 哎 哈 嘛 啦 上 下 中 里 内 外 个 一 一个 一些 一点
一下 一样 二 两 三 些 次 种 会 能 能够 可以 可能 要 想 说 讲 去 来 做 看 觉得 知道 其实 现在 时候 当时
东西 比如 比如说 等 等等 之 所 其 某 每 各 另 此 该 本`;

const all = once(
  () => new Set([...english.split(/\s+/), ...chinese.split(/\s+/)].filter((word) => word !== '')),
);

/** Whether a word, in the form in which texts are read, says little by itself; so do lone digits. */
export function isStopWord(word: string): boolean {
  return all().has(word) || /^\p{N}$/u.test(word);
}
