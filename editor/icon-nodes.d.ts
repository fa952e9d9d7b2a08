/** Made by `vite.editor.config.ts`: the parts of each icon as `[tag, attributes]`. */
declare module "virtual:icon-nodes" {
  const nodes: Readonly<Record<string, readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]>>;
  export default nodes;
}
declare module "*.css" {}
declare module "*.css?inline" {
  const text: string;
  export default text;
}
