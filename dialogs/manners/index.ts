export { answerManners } from './manners.ts';
export { type SmallTalk, smallTalkIn } from './small-talk.ts';
