import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softHyphenated, softHyphenatedFields } from "../../../domain/reading/soft-hyphens.ts";

const SOFT = /\u00ad/g;
const shown = (text: string) => softHyphenated(text, "de").replace(SOFT, "|");

describe("softHyphenated", () => {
  it.each([
    "Personal|versammlung",
    "Grippe|schutz|impfung",
    "Fahrzeug|übergabe",
    "Straßen|verkehrs|ordnung",
    "Brand|schutz|unterweisung",
    "Gleichstellungs|beauftragte",
    "Bundes|ausbildungs|förderungs|gesetz",
    "Reise|kosten|abrechnung",
    "Zeit|erfassungs|system",
    "Mitarbeiter|versammlung",
    "Kleider|kammer",
    "Geschwindigkeits|beschränkung",
    "Aufsichtsrats|mitglieder|versammlungs|beschlussfassungs|vorlagen",
  ])("breaks between the words: %s", (word) => {
    expect(shown(word.replaceAll("|", ""))).toBe(word);
  });

  it.each([
    "Wiederherstellung",
    "Auseinandersetzung",
    "Selbstverständlichkeit",
    "Unannehmlichkeiten",
    "Missverständnisse",
    "Parkraumbewirtschaftung",
    "Zusammenarbeit",
  ])("rather leaves a word whole than break it in a wrong place: %s", (word) => {
    expect(shown(word)).toBe(word);
  });

  it("leaves short words, other languages and addresses as they are", () => {
    expect(shown("Die Kantine öffnet um 11 Uhr")).toBe("Die Kantine öffnet um 11 Uhr");
    expect(softHyphenated("Personalversammlung", "en")).toBe("Personalversammlung");
    for (const address of [
      "https://dortmund.de/?a=b&thema=Personalversammlung#Mitarbeiterversammlung",
      "https://dortmund.de/personalversammlung",
      "personalversammlungen@dortmund.de",
      "www.personalversammlungen.de",
    ])
      expect(shown(address)).toBe(address);
  });

  it("does so in simple German, which says long words in parts", () => {
    expect(softHyphenated("Personalversammlung", "de-x-leicht")).toBe("Personal\u00adversammlung");
  });

  it("changes nothing that is read, and nothing when it is asked twice", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abeghlnrstuvsÄöß -.,5SV"), maxLength: 60 });
    fc.assert(
      fc.property(letters, (text) => {
        const once = softHyphenated(text, "de");
        expect(once.replace(SOFT, "")).toBe(text);
        expect(softHyphenated(once, "de")).toBe(once);
      }),
    );
  });
});

describe("softHyphenatedFields", () => {
  it("finds words wherever they stand, and leaves numbers, places of pictures and what is missing alone", () => {
    const fields = {
      title: "Personalversammlung",
      picture: 0,
      video: null,
      dates: [{ what: "Fahrzeugübergabe", day: "2026-11-23" }],
      body: [{ type: "paragraph", content: [{ type: "text", text: "Entgeltnachweise", strong: true }] }],
    };
    expect(softHyphenatedFields(fields, "de")).toEqual({
      title: "Personal\u00adversammlung",
      picture: 0,
      video: null,
      dates: [{ what: "Fahrzeug\u00adübergabe", day: "2026-11-23" }],
      body: [{ type: "paragraph", content: [{ type: "text", text: "Entgelt\u00adnachweise", strong: true }] }],
    });
  });
});
