import { Answering } from './answering.ts';
import type { Answer, Question } from './messages.ts';

/** Where questions are worked out beside the page. */
export interface Thread {
  ask(question: Question): void;
}

/** A thread of its own from the text of this very script, so that sliders never wait; where there can be none, the page itself. */
export function startThread(script: string, tell: (answer: Answer) => void): Thread {
  try {
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(address);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => tell(data);
    return { ask: question => worker.postMessage(question) };
  } catch {
    const answering = new Answering(tell);
    return { ask: question => answering.hear(question) };
  }
}

/** What the script does where it runs as that thread. */
export function serve(scope: {
  onmessage: ((message: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer): void;
}): void {
  const answering = new Answering(answer => scope.postMessage(answer));
  scope.onmessage = ({ data }) => answering.hear(data);
}
