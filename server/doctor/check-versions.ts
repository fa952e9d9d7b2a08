import product from "../../package.json" with { type: "json" };
import { bad, type Check, ok } from "./finding.ts";

const OLDEST_NODE = Number(product.dependencies.node.split(".")[0]);

/** Aushang and the Node it runs on. */
export const checkVersions: Check = async () => {
  const { node } = process.versions;
  const is = `Aushang ${product.version}, Node ${node}`;
  if (Number(node.split(".")[0]) >= OLDEST_NODE) return [ok(`${is}.`, `${is}.`)];
  const needed = String(OLDEST_NODE);
  return [
    bad(
      { de: `${is}: Node ist zu alt.`, en: `${is}: Node is too old.` },
      { de: `Über npm starten; das bringt Node ${needed} mit.`, en: `Start by npm, which brings Node ${needed} along.` },
    ),
  ];
};
