import { html, type TemplateResult } from "lit";
import "../elements/ui-icon.ts";
import { navigate } from "../router.ts";
import { t } from "../texts.ts";
import { beginAddress, type GalleryChoice } from "./begin.ts";
import "./template-gallery.ts";

/** What is offered before a new announcement is begun. Needs the styles of the composer. */
export function beginView(): TemplateResult {
  return html`<header class="page-header">
      <a class="button quiet icon-only back" href="/announcements" aria-label=${t("composer.back")}><ui-icon name="arrow-left"></ui-icon></a>
      <div class="lead"><h1 tabindex="-1">${t("gallery.title")}</h1></div>
      <span class="push"><a class="button" href="/announcements/new?start=text"><ui-icon name="file-text"></ui-icon>${t("gallery.blank")}</a></span>
    </header>
    <template-gallery @gallery-choose=${({ detail }: CustomEvent<GalleryChoice>) => navigate(beginAddress(detail))}></template-gallery>`;
}
