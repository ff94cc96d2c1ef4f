import { Answering } from './answering.ts';
import type { Answer, Question } from './messages.ts';

/** Where questions are worked out beside the page. */
export interface Thread {
  ask(question: Question): void;
}

/** A thread of its own from the text of this very script, so that sliders never wait; where there can be none, the page itself. */
export function startThread(script: string, tell: (answer: Answer) => void): Thread {
  const heard = new Map<Question['kind'], Question>();
  const here = (): Thread['ask'] => {
    const answering = new Answering(tell);
    return question => answering.hear(question);
  };
  let ask: Thread['ask'];
  try {
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    worker.onmessage = ({ data }: MessageEvent<Answer>) => tell(data);
    worker.onerror = () => {
      // a policy of the browser forbids it, or it has broken down: what was asked is worked out here
      worker.terminate();
      ask = here();
      for (const question of heard.values()) ask(question);
    };
    ask = question => worker.postMessage(question);
  } catch {
    ask = here();
  }
  return {
    ask(question) {
      heard.set(question.kind, question);
      ask(question);
    },
  };
}

/** What the script does where it runs as that thread. */
export function serve(scope: {
  onmessage: ((message: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer): void;
}): void {
  const answering = new Answering(answer => scope.postMessage(answer));
  scope.onmessage = ({ data }) => answering.hear(data);
}
