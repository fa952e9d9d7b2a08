import type { PanelState } from "../domain/model/play.ts";
import type { AushangStage } from "./stage/stage.ts";

/** The element that shows what is played. */
export interface ScreenHost {
  readonly stage: () => AushangStage | null;
  /** Resolves when the last change was drawn. */
  readonly drawn: () => Promise<unknown>;
  readonly onChange: () => void;
  readonly onConnected: (isConnected: boolean) => void;
  readonly onPainted: () => void;
  /** Whether what hangs there was seen when it was last looked at. */
  readonly isSeen: () => boolean;
  /** What the panel itself says. */
  readonly panel: () => PanelState;
  /** It is to say for a while which screen it is. */
  readonly identify: () => void;
  /** The device is to restart; null where that cannot be asked. */
  readonly restart: () => Promise<boolean | null>;
  /** This browser is no screen any more. */
  readonly onUnpaired: () => void;
}
