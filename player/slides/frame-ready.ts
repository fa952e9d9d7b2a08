/** Resolves when the page in a frame of ours says that it is there. @throws {Error} if it says that it cannot be reached */
export function frameReady(frame: HTMLIFrameElement | null): Promise<void> {
  if (!frame) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const hear = ({ source, origin, data }: MessageEvent): void => {
      // A frame that is gone, its time over, has nothing more to say.
      if (frame.isConnected && (source !== frame.contentWindow || origin !== location.origin)) return;
      removeEventListener("message", hear);
      if (data === "ready") resolve();
      else reject(new Error("web page not reached"));
    };
    addEventListener("message", hear);
  });
}
