import { MINUTE_MS } from "../../domain/model/time.ts";
import { serverAnswers } from "../health/server-answers.ts";
import { sayThatItFails, sayThatItWorks } from "./service-worker.ts";

const TRIAL_MS = 5 * MINUTE_MS;

/**
 * A version of the player works when something of it hangs there and it has its line. If it has none although the server answers, it does not
 * work. A version of which nothing ever hangs there cannot say so itself: that is what `boot.js` is for.
 */
export class Trial {
  private isPainted = false;
  private isConnected = false;

  start(): void {
    setTimeout(() => void this.judge(), TRIAL_MS);
  }

  painted(): void {
    if (this.isPainted) return;
    this.isPainted = true;
    document.documentElement.dataset["painted"] = "";
    this.prove();
  }

  connected(): void {
    if (this.isConnected) return;
    this.isConnected = true;
    this.prove();
  }

  private prove(): void {
    if (this.isPainted && this.isConnected) sayThatItWorks();
  }

  private async judge(): Promise<void> {
    if (!this.isConnected && (await serverAnswers())) sayThatItFails();
  }
}
