import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import { api, userAction } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { emptyState } from "../elements/empty-state.ts";
import type { IconName } from "../elements/icon-names.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import "../groups/group-tree.ts";
import { groupProblem } from "../groups/group-problem.ts";
import type { GroupTree } from "../groups/group-tree.ts";
import { groupsPageStyles } from "../groups/groups-page-styles.ts";
import "../groups/name-dialog.ts";
import { depthOf, type Spot, STEPS, type Step, spotOf } from "../groups/tree.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

const STEP_ICONS = { up: "arrow-up", down: "arrow-down", out: "arrow-left", in: "arrow-right" } as const satisfies Record<Step, IconName>;

/** What the name is asked for: a new group at the top, a new one below, or another name. */
type Naming = { readonly kind: "top" } | { readonly kind: "below" | "rename"; readonly group: Group };

/** The tree of groups: who may be reached by naming which branch. Administrators change it. */
@customElement("groups-page")
export class GroupsPage extends LitElement {
  static override styles = [base, buttons, notes, groupsPageStyles];

  @state() private chosen: GroupId | undefined;
  @state() private naming: Naming | undefined;
  @state() private removing: Group | undefined;
  @state() private said = "";
  @query("group-tree") private readonly tree!: GroupTree | null;
  readonly #list = new GroupList(this);
  #moving = false;

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  get #group(): Group | undefined {
    return this.#list.groups.find(({ id }) => id === this.chosen);
  }

  protected override render() {
    return html`
      <div class="page-header">
        <h1 tabindex="-1">${t("groups.title")}</h1>
        ${
          this.#isAdmin
            ? html`<span class="push"><button class="button primary" type="button" @click=${() => {
                this.naming = { kind: "top" };
              }}><ui-icon name="plus"></ui-icon>${t("groups.new")}</button></span>`
            : nothing
        }
      </div>
      <p class="soft lead">${t("groups.lead")}</p>
      ${this.#content()}
      <p class="hidden-text" role="status">${this.said}</p>
      ${this.#dialogs()}
    `;
  }

  #content(): TemplateResult {
    const { groups, failed, loaded } = this.#list;
    if (failed !== undefined && groups.length === 0) return html`${listFailure(failed, () => this.#list.load())}`;
    if (!loaded) return listLoading();
    if (groups.length === 0) return this.#empty();
    return html`<div class="card">
      ${this.#toolbar(this.#group)}
      <group-tree .groups=${groups} .chosen=${this.chosen} ?editable=${this.#isAdmin}
        @group-choose=${(event: CustomEvent<GroupId>) => {
          this.chosen = event.detail;
        }}
        @group-step=${(event: CustomEvent<Step>) => this.#step(event.detail, true)}
        @group-drop=${(event: CustomEvent<{ id: GroupId; spot: Spot }>) => this.#dropped(event.detail)}
        @group-rename=${() => this.#name("rename")} @group-remove=${() => {
          this.removing = this.#group;
        }}></group-tree>
    </div>
    ${this.#isAdmin ? html`<p class="soft small keys">${t("groups.keys")}</p>` : nothing}`;
  }

  #empty(): TemplateResult {
    const add = this.#isAdmin
      ? html`<button class="button" type="button" @click=${() => {
          this.naming = { kind: "top" };
        }}><ui-icon name="plus"></ui-icon>${t("groups.first")}</button>`
      : undefined;
    return emptyState("folder-tree", t("groups.empty"), t("groups.emptyHint"), add);
  }

  #toolbar(group: Group | undefined): TemplateResult {
    if (!group) return html`<div class="bar"><p class="soft">${t(this.#isAdmin ? "groups.chooseOne" : "groups.chooseToSee")}</p></div>`;
    const screens = html`<a class="button small" href="/screens?group=${group.id}"><ui-icon name="monitor"></ui-icon>${t("groups.screens", { count: group.screenCount })}</a>`;
    if (!this.#isAdmin) return html`<div class="bar"><strong class="which">${group.name}</strong>${screens}</div>`;
    return html`<div class="bar">
      <div class="bar-row"><strong class="which">${group.name}</strong>${screens}</div>
      <div class="bar-row" role="toolbar" aria-label=${t("groups.toolbar", { name: group.name })}>
        <span class="steps">${STEPS.map((step) => this.#stepButton(group, step))}</span>
        <button class="button small" type="button" @click=${() => this.#name("below")}><ui-icon name="corner-down-right"></ui-icon>${t("groups.below.add")}</button>
        <button class="button small" type="button" @click=${() => this.#name("rename")}><ui-icon name="pencil"></ui-icon>${t("groups.rename")}</button>
        <button class="button small quiet last" type="button" @click=${() => {
          this.removing = group;
        }}><ui-icon name="trash"></ui-icon>${t("action.delete")}</button>
      </div>
    </div>`;
  }

  #stepButton(group: Group, step: Step): TemplateResult {
    const isPossible = spotOf(this.#list.groups, group, step) !== undefined;
    return html`<button class="button small icon-only" type="button" aria-label=${t(`groups.step.${step}`)} title=${t(`groups.step.${step}`)} aria-disabled=${!isPossible} @click=${() => this.#step(step)}><ui-icon name=${STEP_ICONS[step]}></ui-icon></button>`;
  }

  #dialogs(): TemplateResult {
    const { naming } = this;
    const isRename = naming?.kind === "rename";
    const heading = isRename
      ? t("groups.renameHeading")
      : naming?.kind === "below"
        ? t("groups.belowHeading", { name: naming.group.name })
        : t("groups.new");
    return html`<name-dialog .open=${naming !== undefined} heading=${heading} hint=${isRename ? "" : t("groups.nameHint")} action=${t(isRename ? "action.save" : "groups.add")} .name=${naming?.kind === "rename" ? naming.group.name : ""} .save=${this.#saveName} .explain=${groupProblem} @dialog-close=${() => {
      this.naming = undefined;
    }}></name-dialog>
      <confirm-dialog .open=${this.removing !== undefined} heading=${t("groups.removeHeading", { name: this.removing?.name ?? "" })} action=${t("groups.remove")} .run=${this.#remove} .explain=${groupProblem} @dialog-close=${this.#endRemoving}>
        <p>${t("groups.removeHint")}</p>
      </confirm-dialog>`;
  }

  #name(kind: "below" | "rename"): void {
    if (this.#group) this.naming = { kind, group: this.#group };
  }

  readonly #saveName = async (name: string): Promise<void> => {
    const { naming } = this;
    if (!naming) return;
    if (naming.kind === "rename") {
      const { id, parentId, position, version } = naming.group;
      await api.groups.update({ id, version, name, parentId, position });
    } else {
      const parentId = naming.kind === "below" ? naming.group.id : null;
      const { id } = await api.groups.create({ name, parentId }, { context: userAction() });
      this.chosen = id;
    }
    await this.#list.load();
    if (this.chosen) this.tree?.reveal(this.chosen);
  };

  #step(step: Step, fromTree = false): void {
    const group = this.#group;
    const spot = group && spotOf(this.#list.groups, group, step);
    if (group && spot) void this.#move(group, spot, fromTree);
  }

  #dropped({ id, spot }: { readonly id: GroupId; readonly spot: Spot }): void {
    const group = this.#list.groups.find((one) => one.id === id);
    this.chosen = id;
    if (group) void this.#move(group, spot, true);
  }

  /** One move at a time: the next one must start from where this one ended. */
  async #move({ id, name, version }: Group, spot: Spot, fromTree: boolean): Promise<void> {
    if (this.#moving) return;
    this.#moving = true;
    try {
      await api.groups.update({ id, version, name, ...spot });
    } catch (error) {
      toast({ text: groupProblem(error), kind: "bad" });
    }
    await this.#list.load();
    this.#moving = false;
    this.tree?.reveal(id);
    this.#say(id);
    if (fromTree) await this.#focusTree();
  }

  #say(id: GroupId): void {
    const { groups } = this.#list;
    const group = groups.find((one) => one.id === id);
    if (!group) return;
    const parent = groups.find((one) => one.id === group.parentId);
    this.said = t("groups.moved", {
      name: group.name,
      parent: parent?.name ?? t("groups.top"),
      place: group.position + 1,
      level: depthOf(groups, group) + 1,
    });
  }

  readonly #remove = async (): Promise<void> => {
    if (!this.removing) return;
    const { id, name, parentId } = this.removing;
    await api.groups.remove({ id });
    this.chosen = parentId ?? undefined;
    await this.#list.load();
    toast({ text: t("groups.removed", { name }), kind: "good" });
  };

  readonly #endRemoving = (): void => {
    this.removing = undefined;
    void this.#focusTree();
  };

  /** A row that moved was drawn anew, so the focus has to be put on it again. */
  async #focusTree(): Promise<void> {
    await this.updateComplete;
    await this.tree?.updateComplete;
    this.tree?.focus();
  }
}
