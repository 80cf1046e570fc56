import { zipf } from './random.mjs';
import { chineseCharacters, englishWords, fillers } from './words.mjs';

const englishWord = zipf(englishWords.length, 1);
const chineseCharacter = zipf(chineseCharacters.length, 0.7);

export function englishSentence(random, words) {
  let text = '';
  for (let i = 0; i < words; i++) {
    const word = englishWords[englishWord(random)];
    text += i === 0 ? word[0].toUpperCase() + word.slice(1) : ` ${word}`;
    if (i === words - 1) break;
    if (random.unit() < 0.03) text += ` ${random.pick(fillers)}`;
    else if (random.unit() < 0.07) text += ',';
  }
  return text + (random.unit() < 0.12 ? '?' : '.');
}

export function chineseSentence(random, characters) {
  let text = '';
  for (let i = 0; i < characters; i++) {
    text += chineseCharacters[chineseCharacter(random)];
    if (i < characters - 1 && random.unit() < 0.07) text += '，';
  }
  return `${text}。`;
}
