import { TakeoverDraft } from "../../domain/model/takeover.ts";
import { HOUR_MS, MINUTE_MS } from "../../domain/model/time.ts";
import { arrive } from "./arrive.ts";
import type { Past } from "./past.ts";

/** A drill in the fire stations, a few days before the demo was made: its report shows what one looks like. */
export async function holdDrill(past: Past): Promise<void> {
  const { services, clock, actors, groups } = past;
  const draft = TakeoverDraft.parse({
    kind: "evacuation",
    severity: "severe",
    drill: true,
    variants: [
      {
        language: "de",
        title: "Räumungsübung: Bitte verlassen Sie das Gebäude.",
        body: "Dies ist eine Übung. Folgen Sie den gekennzeichneten Fluchtwegen zur Sammelstelle im Hof. Die Einsatzbereitschaft bleibt bestehen.",
      },
    ],
    targets: [groups.get("Feuerwehr")],
    lastsMs: HOUR_MS,
  });
  const { id } = await services.takeovers.create(actors.editor, draft, null);
  await arrive(past, id);
  clock.advance(11 * MINUTE_MS);
  await services.takeovers.clear(actors.editor, id);
  await arrive(past, null);
}
